/** The two names that a grid has across or down, as in "With sugar | Without sugar". */
export function namesOfSide(words: string | undefined): [string, string] | undefined {
  const [first, second, ...more] = (words ?? '').split('|').map((name) => name.trim());
  return first && second && more.length === 0 ? [first, second] : undefined;
}
