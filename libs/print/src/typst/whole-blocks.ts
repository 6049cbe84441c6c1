import {
  LETTER_WIDTH,
  lettersPerLine,
  linesPerPage,
  POINTS_PER_MM,
  type Profile,
} from '../profile/profile.js';
import { plannedWidths } from '../view/column-widths.js';
import type { Item, Run, ViewBlock } from '../view/view.js';

type Table = Extract<ViewBlock, { kind: 'table' }>;

/** Parts of a page that a block may take and still be kept whole: a longer one would leave a gap. */
const LARGEST_BOX = 0.85;
const LARGEST_TABLE = 0.4;
const LARGEST_ROW = 0.95;
/** Tables of more rows are read row by row, and may part. */
const FEW_ROWS = 4;
/** Space above and below, in lines. */
const BETWEEN = 0.6;

/**
 * Marks what should not be parted by the end of a page: warnings and claims, and tables of few rows. Heights
 * are estimated by the number of letters; Typst could measure, but would then leave headings behind.
 */
export function markWhole(blocks: ViewBlock[], profile: Profile): void {
  const page = linesPerPage(profile);
  for (const block of blocks) {
    if (block.kind === 'box') {
      const isKept = block.role === 'alert' || block.role === 'claim';
      if (isKept && linesIn([block], profile) <= LARGEST_BOX * page) block.whole = true;
      else markWhole(block.blocks, profile);
    }
    if (block.kind === 'table' && block.rows.length <= FEW_ROWS) {
      if (linesIn([block], profile) <= LARGEST_TABLE * page) block.whole = true;
    }
    if (block.kind === 'table' && block.stacked) {
      if (linesOfStackedRow(block, profile) <= LARGEST_ROW * page) block.wholeRows = true;
    }
    if (block.kind === 'quote') markWhole(block.blocks, profile);
  }
}

/** A box has about as much less room as two letters on each side. */
function inset(profile: Profile): Profile {
  const less = (4 * LETTER_WIDTH * profile.body) / POINTS_PER_MM;
  return { ...profile, width: profile.width - less };
}

function linesIn(blocks: readonly ViewBlock[], profile: Profile): number {
  const [letters = 1] = lettersPerLine([1], profile);
  const of = (runs: readonly Run[], room = letters) => linesOf(runs, room, profile);
  const items = (list: readonly Item[]) =>
    list.reduce((sum, item) => sum + linesIn(item.blocks, profile), 0);
  return blocks.reduce((sum, block) => {
    switch (block.kind) {
      case 'paragraph':
        return sum + of(block.runs) + BETWEEN;
      case 'heading':
        return sum + 1.5 * of(block.runs) + 2 * BETWEEN;
      case 'list':
        return sum + items(block.items);
      case 'quote':
        return sum + linesIn(block.blocks, profile);
      case 'box':
        return sum + 1 + 3 * BETWEEN + linesIn(block.blocks, inset(profile));
      case 'table':
        return sum + of(block.label) + linesOfTable(block, profile);
      default:
        // Whatever has a height of its own is laid out as it comes.
        return Infinity;
    }
  }, 0);
}

function linesOfTable(table: Table, profile: Profile): number {
  const { header, rows } = table;
  const rooms = lettersPerLine(plannedWidths(table), profile);
  const inRow = (cells: readonly Run[][]) =>
    Math.max(...cells.map((cell, column) => linesOf(cell, rooms[column] ?? 1, profile))) + BETWEEN;
  return inRow(header) + rows.reduce((sum, { cells }) => sum + inRow(cells), 0);
}

/** Lines of type that one line to write on is as high as. */
function linesToWriteOn({ lineHeight, body, line }: Profile): number {
  return (lineHeight * POINTS_PER_MM) / (body * line);
}

/** The longest row of a stacked table: each cell under the other, with lines to write on. */
function linesOfStackedRow(table: Table, profile: Profile): number {
  const { header, rows, writable, cellLines = 0 } = table;
  const [letters = 1] = lettersPerLine([1], profile);
  const empty = cellLines * linesToWriteOn(profile);
  const inCell = (cell: readonly Run[], column: number) =>
    linesOf([...(header[column] ?? []), ...cell], letters, profile) +
    BETWEEN +
    (cell.length === 0 && writable ? empty : 0);
  const heights = rows.map(({ cells }) =>
    cells.reduce((sum, cell, column) => sum + inCell(cell, column), BETWEEN),
  );
  return Math.max(0, ...heights);
}

/** Lines of some text, with lines to write on as high as they are. */
function linesOf(runs: readonly Run[], room: number, profile: Profile): number {
  let lines = 0;
  let letters = 0;
  for (const run of runs) {
    if (run.break) {
      lines += Math.ceil(letters / room);
      letters = 0;
    } else if (run.blank) lines += linesToWriteOn(profile);
    else letters += run.text.length;
  }
  return Math.max(1, lines + Math.ceil(letters / Math.max(1, room)));
}
