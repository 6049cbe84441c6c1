import type { Run } from './view.js';

/** Letters that somebody may write into an empty cell: more where more is asked. */
export function lettersToWrite(title: readonly Run[]): number {
  return Math.max(8, 4 * lettersIn(title));
}

/** No column is narrower or wider than this part of the table. */
const NARROWEST = 0.2;
const WIDEST = 0.7;
/** Widths that differ by less than this factor look like a mistake; then all columns are equal. */
const SAME = 1.25;

/**
 * Relative widths of columns, after the longest text of each: by its square root, so that a long column gets
 * more lines as well as more width.
 *
 * @returns an empty list for equal columns
 */
export function columnWidths(header: readonly Run[][], rows: readonly Run[][][]): number[] {
  if (header.length < 2) return [];
  const roots = header.map((title, column) => {
    const cells = rows.map((row) => row[column] ?? []);
    const letters = cells.map((cell) =>
      cell.length === 0 ? lettersToWrite(title) : lettersIn(cell),
    );
    return Math.sqrt(Math.max(lettersIn(title), 1, ...letters));
  });
  if (Math.max(...roots) < SAME * Math.min(...roots)) return [];
  const all = roots.reduce((sum, root) => sum + root, 0);
  return roots.map((root) => Math.min(WIDEST, Math.max(NARROWEST, root / all)));
}

/** The relative widths of a table's columns, where it plans none: equal ones. */
export function plannedWidths(table: { header: readonly unknown[]; widths: number[] }): number[] {
  const { header, widths } = table;
  return widths.length === header.length ? widths : header.map(() => 1);
}

/** Letters of a cell; of a line of it, where it has several. */
export function lettersIn(runs: readonly Run[]): number {
  const lines = [0];
  for (const run of runs) {
    if (run.break) lines.push(0);
    else lines[lines.length - 1]! += run.text.length;
  }
  return Math.max(...lines);
}
