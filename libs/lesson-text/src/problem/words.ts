/** "a", "a or b", "a, b or c": a choice as a person would say it. */
export function orList(words: readonly string[]): string {
  return joined(words, 'or');
}

/** "a", "a and b", "a, b and c". */
export function andList(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** "1 minute", "2 minutes". */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** shown-by → shownBy: what an author types, as the tree names it. */
export function camel(word: string): string {
  return word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** shownBy → shown-by: the tree's name, as an author types it. */
export function kebab(word: string): string {
  return word.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
