import { unitsOf } from './units.js';
import type { View, ViewBlock } from './view.js';

/** Names of the pictures that a sheet shows, each once. */
export function pictureNames(view: View): string[] {
  const { logo } = view.brand ?? {};
  const names = new Set<string>(logo ? [logo.asset] : []);
  for (const unit of unitsOf(view.blocks)) {
    const block = unit as Partial<ViewBlock>;
    if (block.kind === 'image' && block.asset) names.add(block.asset);
  }
  return [...names];
}
