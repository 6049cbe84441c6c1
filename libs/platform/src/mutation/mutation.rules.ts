const CLIENT_MUTATION_ID = /^[!-~]{8,64}$/;
const PLAIN_VALUE = /^[!-~]{1,64}$/;

/** May a client call one piece of work by this? */
export function isClientMutationId(id: string): boolean {
  return CLIENT_MUTATION_ID.test(id);
}

/**
 * An input in one way of writing, whatever order its fields came in. What is missing and what is
 * undefined are the same; null is not.
 */
export function canonical(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** The name of a value that is no id, count or word, and so may be somebody's private text. */
export function privateIn(answer: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(answer).find((name) => {
    const value = answer[name];
    if (typeof value === 'string') return !PLAIN_VALUE.test(value);
    return typeof value !== 'boolean' && value !== null && !Number.isSafeInteger(value);
  });
}
