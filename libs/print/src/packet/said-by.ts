import { createHash } from 'node:crypto';
import type { View } from '../view/view.js';

/** A fingerprint of what views say on a paper and under a logo, whatever edition they are of and on whatever day that came out. */
export function saidBy(views: readonly View[], paper: string, logo?: Uint8Array): string {
  const said = views.map(({ date: _, footer, ...rest }) => ({ ...rest, footer: footer.left }));
  const hash = createHash('sha256').update(JSON.stringify([paper, said]));
  if (logo && views.some(({ brand }) => brand?.logo)) hash.update(logo);
  return hash.digest('base64url').slice(0, 22);
}
