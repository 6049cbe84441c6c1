/**
 * Rows of a table as text, cells padded to their column's width.
 *
 * @param left columns whose cells stand to the left, counted from the first; the others hold numbers
 */
export function inColumns(rows: readonly string[][], left = Infinity): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths?.[column] ?? 0;
        return column < left ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
