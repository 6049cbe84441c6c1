import { wordCount } from '@hearthside/lesson-text';
import type { View } from './view.js';

/** Where a view keeps what people read; a drawing's words stand in its list too. */
const READ = new Set(['title', 'text', 'label', 'code', 'low', 'high']);

/** How many words a sheet has, less its footer and the line above its title. */
export function viewWords({ title, marks, blocks }: View): number {
  return wordsIn({ title, blocks }) + wordCount(marks.join(' '));
}

function wordsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + wordsIn(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (typeof inner === 'string' && READ.has(key) ? wordCount(inner) : wordsIn(inner)),
    0,
  );
}
