import { PDFHexString } from 'pdf-lib';

/** Words that a reader is shown, as a string of a PDF. */
export function textString(words: string): string {
  if (!/^[ -~]*$/.test(words)) return PDFHexString.fromText(words).toString();
  return `(${words.replace(/[()\\]/g, '\\$&')})`;
}
