import { linesPerPage, POINTS_PER_MM, textArea, type Profile } from '../profile/profile.js';
import { plannedWidths } from '../view/column-widths.js';
import type { Item, Run, ViewBlock } from '../view/view.js';
import { linesOfWords } from './letter-widths.js';

type Table = Extract<ViewBlock, { kind: 'table' }>;
type Box = Extract<ViewBlock, { kind: 'box' }>;

/** Parts of a page that a block may take and still be kept whole: a longer one would leave a gap. */
const LARGEST_TABLE = 0.4;
const LARGEST_ROW = 0.95;
const LARGEST_LIST = 0.3;
/** What to do when something happens is read in a hurry: whole wherever a page holds it. */
const LARGEST_URGENT = 0.97;
const LARGEST_ALERT = 0.7;
const LARGEST_PROMPT = 0.5;
const LARGEST_OTHER = 0.25;
/** Short enough to be moved in any size. */
const FEW_LINES = 6;
/** Tables of more rows and lists of more items are read one by one, and may part. */
const FEW_ROWS = 4;
const FEW_ITEMS = 6;
/** Space above and below, in lines. */
const BETWEEN = 0.6;

/**
 * Marks what should not be parted by the end of a page: warnings and claims, short boxes and lists, and tables of
 * few rows. Heights are estimated by the widths of letters; Typst could measure, but would then leave headings
 * behind.
 */
export function markWhole(blocks: ViewBlock[], profile: Profile): void {
  const page = linesPerPage(profile);
  for (const block of blocks) {
    switch (block.kind) {
      case 'box':
        if (linesIn([block], profile) <= mostOfBox(block, page)) block.whole = true;
        else markWhole(block.blocks, inset(profile));
        break;
      case 'list':
      case 'checks': {
        const most = Math.max(LARGEST_LIST * page, FEW_LINES);
        if (block.items.length <= FEW_ITEMS && linesIn([block], profile) <= most) {
          block.whole = true;
        }
        break;
      }
      case 'table':
        if (block.stacked) {
          if (linesOfStackedRow(block, profile) <= LARGEST_ROW * page) block.wholeRows = true;
        } else if (
          block.rows.length <= FEW_ROWS &&
          linesIn([block], profile) <= LARGEST_TABLE * page
        ) {
          block.whole = true;
        }
        break;
      case 'quote':
        markWhole(block.blocks, profile);
    }
  }
}

/** Lines that a box may have and still be kept whole. */
function mostOfBox({ role, urgent }: Box, page: number): number {
  if (urgent) return LARGEST_URGENT * page;
  if (role === 'alert' || role === 'claim') return LARGEST_ALERT * page;
  if (role === 'ask') return LARGEST_PROMPT * page;
  return Math.max(LARGEST_OTHER * page, FEW_LINES);
}

/** Insets of a box or the indent of an item, as a multiple of the type size. */
const INSET = 1.5;

function inset(profile: Profile): Profile {
  const less = (INSET * profile.body) / POINTS_PER_MM;
  return { ...profile, width: profile.width - less };
}

function roomOf(profile: Profile): number {
  return textArea(profile).width / profile.body;
}

function linesIn(blocks: readonly ViewBlock[], profile: Profile): number {
  const of = (runs: readonly Run[]) => linesOf(runs, roomOf(profile), profile);
  const items = (list: readonly Item[]) =>
    list.reduce((sum, item) => sum + linesIn(item.blocks, inset(profile)), 0);
  return blocks.reduce((sum, block) => {
    switch (block.kind) {
      case 'paragraph':
        return sum + of(block.runs) + BETWEEN;
      case 'heading':
        return sum + 1.5 * of(block.runs) + 2 * BETWEEN;
      case 'list':
        return sum + items(block.items);
      case 'checks': {
        const own = block.own * linesToWriteOn(profile);
        return sum + of(block.label) + BETWEEN + items(block.items) + own;
      }
      case 'quote':
        return sum + linesIn(block.blocks, inset(profile));
      case 'box':
        return sum + 1 + 3 * BETWEEN + linesIn(block.blocks, inset(profile));
      case 'table':
        if (block.stacked) return Infinity;
        return sum + of(block.label) + linesOfTable(block, profile);
      default:
        // Whatever has a height of its own is laid out as it comes.
        return Infinity;
    }
  }, 0);
}

/** Insets of a cell, as a multiple of the type size. */
const CELL_INSET = 0.8;

function linesOfTable(table: Table, profile: Profile): number {
  const { header, rows, writable, tall } = table;
  const widths = plannedWidths(table);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const rooms = widths.map((width) => (width / all) * roomOf(profile) - CELL_INSET);
  const empty = writable ? linesToWriteOn(profile) * (tall ? 3 : 1) : 1;
  const inCell = (cell: readonly Run[], column: number) =>
    cell.length === 0 ? empty : linesOf(cell, rooms[column]!, profile);
  const inRow = (cells: readonly Run[][]) => Math.max(...cells.map(inCell)) + BETWEEN;
  return inRow(header) + rows.reduce((sum, { cells }) => sum + inRow(cells), 0);
}

/** Lines of type that one line to write on is as high as. */
function linesToWriteOn({ lineHeight, body, line }: Profile): number {
  return (lineHeight * POINTS_PER_MM) / (body * line);
}

/** The longest row of a stacked table: each cell under the other, with lines to write on. */
function linesOfStackedRow(table: Table, profile: Profile): number {
  const { header, rows, writable, cellLines = 0 } = table;
  const empty = cellLines * linesToWriteOn(profile);
  const inCell = (cell: readonly Run[], column: number) =>
    linesOf([...(header[column] ?? []), ...cell], roomOf(profile), profile) +
    BETWEEN +
    (cell.length === 0 && writable ? empty : 0);
  const heights = rows.map(({ cells }) =>
    cells.reduce((sum, cell, column) => sum + inCell(cell, column), BETWEEN),
  );
  return Math.max(0, ...heights);
}

/** Lines of some text, with lines to write on as high as they are; `room` is a multiple of the type size. */
function linesOf(runs: readonly Run[], room: number, profile: Profile): number {
  const isBold = profile.emphasis === 'bold' && runs.some(({ strong }) => strong);
  let lines = 0;
  let words = '';
  const end = () => {
    if (words) lines += linesOfWords(words, Math.max(room, 1), profile.font, isBold);
    words = '';
  };
  for (const run of runs) {
    if (run.break) end();
    else if (run.blank) lines += linesToWriteOn(profile);
    else words += run.text;
  }
  end();
  return Math.max(1, lines);
}
