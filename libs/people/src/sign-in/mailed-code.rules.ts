/** Minutes for which a mailed code and its link are good. */
export const MINUTES = 15;

/** Wrong codes until a mail's code is of no more use; its link still is. */
export const WRONG_CODES = 5;

/** Mails of one person that are good at the same time: the one that comes late may be the one they read. */
export const MAILS_AT_ONCE = 3;

/** A code as it is shown and said: "1234 5678". */
export function inGroups(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** The eight digits of what somebody typed, or nothing: spaces and dashes are forgiven. */
export function codeIn(typed: string): string | undefined {
  const digits = typed.replace(/[\s.\-–—]/g, '');
  return /^\d{8}$/.test(digits) ? digits : undefined;
}
