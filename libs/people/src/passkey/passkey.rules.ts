/** Minutes for which a challenge may be answered: nobody is hurried. */
export const MINUTES = 10;

/** Passkeys of one person; more are a slip, or somebody filling the table. */
export const AT_MOST = 20;

/** What a passkey is called in its owner's list, at most 60 letters long. */
export function labelOf(typed: string): string {
  const label = typed.replace(/[\p{C}\s]+/gu, ' ').trim();
  return [...label].slice(0, 60).join('') || 'Passkey';
}
