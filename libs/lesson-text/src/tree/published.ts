/**
 * The tree as an edition keeps it: without places in files, without authors' remarks, and with
 * line breaks inside a paragraph read as spaces. Wrapping a paragraph anew changes nothing.
 */
export function publishedTree<T>(tree: T): T {
  return settle(tree) as T;
}

function settle(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isComment(each)).map(settle);
  if (typeof value !== 'object' || value === null) return value;
  const isText = 'type' in value && value.type === 'text';
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key === 'at' || key === 'file' || inner === undefined) return [];
      const words = isText && key === 'value' && typeof inner === 'string';
      return [[key, words ? inner.replace(/\s*\n\s*/g, ' ') : settle(inner)]];
    }),
  );
}

function isComment(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'comment';
}

/** One text for one value: keys sorted, so that equal trees give equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
