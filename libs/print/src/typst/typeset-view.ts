import { BRAND, inkOf } from '../brand/brand.js';
import {
  FEWEST_LETTERS,
  lettersPerLine,
  POINTS_PER_MM,
  bookletProfile,
  deckProfile,
  posterProfile,
  tentProfile,
  textArea,
  type Profile,
} from '../profile/profile.js';
import { DECK } from '../slides/deck.js';
import { directionOf } from '../view/direction.js';
import { lettersIn, lettersToWrite, plannedWidths } from '../view/column-widths.js';
import { oneSizeOf } from '../view/one-size.js';
import { breakLongWords } from '../view/long-words.js';
import { partedAtMarks } from '../view/parted-at-marks.js';
import { withPrintableTexts } from '../view/printable-text.js';
import { namedMarks, withPageMarks, type UnitPages } from '../view/units.js';
import type { Run, View, ViewBlock } from '../view/view.js';
import { withDrawings } from './drawings.js';
import type { Order } from './engine.js';
import { fittingWidths } from './fitting-widths.js';
import { linesOfWords } from './letter-widths.js';
import { withFaces } from './tents.js';
import { markWhole } from './whole-blocks.js';

type Table = Extract<ViewBlock, { kind: 'table' }>;

/** A view made ready for one profile: tables stacked where columns would be too narrow. */
export function forProfile(view: View, profile: Profile, standardPages?: UnitPages): View {
  const marked = standardPages ? withPageMarks(view, standardPages) : structuredClone(view);
  marked.blocks.forEach((block) => stackNarrow(block, profile));
  markWhole(marked.blocks, profile);
  return { ...marked, blocks: namedMarks(partedAtMarks(marked.blocks)) };
}

function stackNarrow(block: ViewBlock, profile: Profile): void {
  if (block.kind === 'table') block.widths = fittingWidths(block, profile);
  if (block.kind === 'table' && block.stackable && isTooNarrow(block, profile)) {
    block.stacked = true;
    block.cellLines = linesInCell(block);
  }
  if (block.kind === 'box' || block.kind === 'quote') {
    block.blocks.forEach((inner) => stackNarrow(inner, profile));
  }
}

/** A record of many fields would fill a page with two lines for each. */
function linesInCell({ header, tall }: Table): number {
  if (tall) return 3;
  return header.length > 3 ? 1 : 2;
}

/** Lines that a cell may have in a column of few letters. */
const MOST_LINES = 3;

/** Columns are too narrow when a word does not fit, or when a long text would run down a strip. */
function isTooNarrow(table: Table, profile: Profile): boolean {
  const { header, rows, writable } = table;
  const room = lettersPerLine(plannedWidths(table), profile);
  return room.some((letters, column) =>
    [header, ...rows.map(({ cells }) => cells)].some((row) => {
      const cell = row[column] ?? [];
      const length =
        cell.length === 0 && writable ? lettersToWrite(header[column]!) : lettersIn(cell);
      const isStrip = letters < FEWEST_LETTERS && length > letters * MOST_LINES;
      return isStrip || longestWord(cell) > letters || ringRoom(cell) > letters;
    }),
  );
}

/** Numbers to ring are three letters apart, or a ring takes in the next. */
function ringRoom(runs: readonly Run[]): number {
  return Math.max(0, ...runs.map(({ spread = [] }) => 3 * spread.length));
}

function longestWord(runs: readonly Run[] = []): number {
  const words = runs
    .map(({ text: words }) => words)
    .join('')
    .split(/[\s/-]+/);
  return Math.max(...words.map((word) => word.length));
}

/** Line pitch of the footer as a multiple of its type. */
const FOOTER_LINE = 1.2;
/** "Page 10 of 10" and the gap before it, as a multiple of the type. */
const PAGE_WORDS = 8;

/**
 * What one sheet's pages are like: some kinds have sizes of their own, and in large print and booklets a long name in the footer
 * takes a second line, for which the page gives the room.
 */
export function profileFor(view: View, asked: Profile): Profile {
  switch (oneSizeOf(view)) {
    case 'deck':
      return deckProfile();
    case 'poster':
      return posterProfile(asked.paper);
    case 'tents':
      return tentProfile(asked.paper);
    case 'booklet': {
      const parts = view.blocks.flatMap((block) => (block.kind === 'part' ? [block.name] : []));
      return withRoomFor(parts, bookletProfile(asked.paper), PAGE_WORDS);
    }
  }
  return asked.size === 'standard' ? asked : withRoomFor([view.footer.left], asked);
}

/** @param beside what stands beside the name, as a multiple of the type */
function withRoomFor(names: readonly string[], profile: Profile, beside = 0): Profile {
  const { footer, font, bottomMargin } = profile;
  const line = textArea(profile).width / footer - beside;
  const lines = Math.max(1, ...names.map((name) => linesOfWords(name, line, font, false)));
  const room = ((lines - 1) * footer * FOOTER_LINE) / POINTS_PER_MM;
  return { ...profile, bottomMargin: bottomMargin + room };
}

/** What Typst needs to set a view that has been made ready for this profile. */
export function orderFor(view: View, profile: Profile, assets: Order['assets'] = []): Order {
  const direction = directionOf(view.language);
  const drawn = withDrawings(withFaces(withPrintableTexts(view), profile), profile);
  return {
    data: JSON.stringify(
      {
        ...{ view: drawn.view, profile, direction },
        ...(view.deck && { deck: DECK }),
        ...(view.brand && { brand: { ...BRAND, ink: inkOf(view.brand) } }),
      },
      breakableOn(view.poster ? 'poster' : 'sheet'),
    ),
    assets: [...assets, ...drawn.assets],
    ...(view.passing && { passing: true }),
    timestamp: Date.parse(`${view.date}T00:00:00Z`) / 1000,
  };
}

/** What is printed as it stands; the rest of a view are addresses, names, and words to be read out. */
const PRINTED = new Set(['text', 'to', 'title', 'kicker', 'label', 'low', 'high', 'left', 'name']);

function breakableOn(what: 'sheet' | 'poster') {
  return function breakable(this: unknown, key: string, value: unknown): unknown {
    // A mark is an item of a list, so its key is a number.
    if (typeof value !== 'string' || !(PRINTED.has(key) || /^\d+$/.test(key))) return value;
    const { blank, box } = this as Partial<Run>;
    return blank || box ? value : breakLongWords(value, what);
  };
}
