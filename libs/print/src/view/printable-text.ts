/** Ends of lines and paragraphs, of whatever origin. */
const BREAKS = /[\t\n\r\u0085\u2028\u2029]/g;
/** Controls, marks that reverse text, and marks that nobody sees; joiners and soft hyphens stay. */
const UNSEEN =
  /[\p{Cc}\u061C\u180E\u200E\u200F\u202A-\u202E\u2061-\u206F\uFEFF\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0001}]/gu;

/** Text without what has no place on a sheet; half a surrogate pair becomes U+FFFD. */
export function printableText(text: string): string {
  return text.toWellFormed().replace(BREAKS, ' ').replace(UNSEEN, '');
}

/** A copy of plain data in which every text is printable. */
export function withPrintableTexts<T>(data: T): T {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === 'string' ? printableText(value) : value,
    ),
  ) as T;
}
