import { stringify } from 'csv-stringify/sync';
import { apart } from './formula.js';

/**
 * Rows as CSV: UTF-8, CRLF, nothing that a spreadsheet would take for a formula. With a mark, Excel knows
 * that it is UTF-8; programs that read for other programs may stumble over one.
 */
export function writeTable(
  rows: readonly (readonly string[])[],
  { mark }: { mark: boolean },
): Uint8Array {
  const text = stringify(
    rows.map((row) => row.map(apart)),
    {
      bom: mark,
      escape_formulas: true,
      record_delimiter: 'windows',
      // "windows" alone would leave a lone line end bare.
      quoted_match: /[\r\n]/,
    },
  );
  return Buffer.from(text, 'utf8');
}
