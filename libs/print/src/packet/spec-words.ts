import type { View } from '../view/view.js';

/** Keys under which a view has what is printed. */
const PRINTED = ['kicker', 'title', 'label', 'text'];

/** What a sheet says, piece by piece in reading order, with bars between. */
export function wordsIn(view: View): string {
  const words: string[] = [];
  JSON.stringify(view, (key, value: unknown) => {
    if (PRINTED.includes(key) && typeof value === 'string') words.push(value);
    return value;
  });
  // Spaces at which no line ends are spaces all the same.
  return words.join(' | ').replaceAll('\u00a0', ' ');
}
