/**
 * A cell that begins so is taken for a formula by spreadsheet programs. The writer sets an apostrophe before
 * it (csv-stringify's `escape_formulas`), the reader takes it away.
 */
const FORMULA = '[=+\\-@\\t\\r＝＋－＠]';
const GUARDED = new RegExp(`^'+${FORMULA}`);

/**
 * Of a cell that looks guarded already, one apostrophe more: so each cell that is written reads back as it
 * was, an address such as '-ann@example.org included.
 */
export function apart(cell: string): string {
  return GUARDED.test(cell) ? `'${cell}` : cell;
}

/** Takes the writer's apostrophe away. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
