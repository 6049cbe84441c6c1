import type { SheetAudience } from '@hearthside/lesson-text';
import type { Brand } from '../brand/brand.js';
import type { Drawable } from '../drawing/picture.js';
import type { Room } from '../drawing/room.js';
import type { SlideLook } from '../slides/deck.js';

/**
 * A view is one sheet as plain data: what it says, decided once. The HTML and the Typst template
 * only lay it out. No entities, no queries, no markup inside.
 */
export interface View {
  /** The printable's name in its address, such as h2-2 or run-sheet. */
  name: string;
  audience: SheetAudience;
  /** Browser and PDF title: neutral, since others may read it. */
  documentTitle: string;
  /** BCP 47, such as en-US. */
  language: string;
  /** Small line above the title. */
  kicker: string;
  title: string;
  /** What the sheet must say of itself: "Yours to keep", "For leaders only", "For the host". */
  marks: string[];
  blocks: ViewBlock[];
  /** For the wall: one size, in letters that are read from across a room. */
  poster?: true;
  /** For the projector: its blocks are slides, in one size. */
  deck?: true;
  /** Several sheets on half pages; each begins with a `part`. Its title and kicker are those of its parts. */
  booklet?: true;
  /** It is of one class and may hold names, so it is kept nowhere. */
  passing?: true;
  /** To be hung up or handed on: in the middle of its page, in larger letters. */
  certificate?: true;
  /** Whose name shows through the window of an envelope, and nothing else. */
  letter?: { to: string };
  /** Nobody has it in standard print, so its pages name none of that. */
  alone?: true;
  /** Every page says that it is not for class yet. */
  draft?: true;
  /** The institute's name and logo above the kicker, on the first page alone. */
  brand?: Brand;
  footer: {
    /** Neutral name of the sheet, and its edition. */
    left: string;
    edition: string;
    /** It teaches nothing, so nothing is said of what that is for. */
    plain?: true;
  };
  /** The edition's day, so that the same edition gives the same bytes. */
  date: string;
}

/** A stretch of text within a line. */
export interface Run {
  text: string;
  strong?: true;
  /** http, https, mailto or tel only. */
  href?: string;
  /** A place to write, about 60 mm; `text` says what for. */
  blank?: true;
  /** A blank with nothing after it: it goes on to the end of the line. */
  toEnd?: true;
  /** A box to tick or to write a letter in; `text` says what for. */
  box?: true;
  /** The line ends here. */
  break?: true;
  /** Numbers to ring, set apart over the width of the cell; `text` has them too. */
  spread?: string[];
}

/** Something a page can begin with: it has a number, the same in every size of print. */
export interface Unit {
  unit?: number;
  /** The standard print's page that begins here; set in other prints only. */
  mark?: number;
  /** The sheet whose page that is, in a print that holds several: H5.1. */
  markOf?: string;
}

export interface Item extends Unit {
  blocks: ViewBlock[];
}

export interface Row extends Unit {
  cells: Run[][];
}

/** A card carries its own number, so it needs no page. */
export interface Card {
  /** "3 of 16", and who it is for. */
  label: string;
  /** Letters to be typed as they stand, in strong print and never underlined. */
  code?: string;
  runs: Run[];
  /** A second, quieter text below. */
  more?: Run[];
  /** Lines to write on below its text. */
  lines?: number;
}

export type ViewBlock = Unit &
  (
    | { kind: 'heading'; level: 2 | 3 | 4; runs: Run[] }
    | { kind: 'paragraph'; runs: Run[] }
    | { kind: 'list'; ordered: boolean; start: number; items: Item[]; whole?: true }
    | { kind: 'checks'; label: Run[]; items: Item[]; own: number; whole?: true }
    | {
        kind: 'table';
        label: Run[];
        header: Run[][];
        rows: Row[];
        /** Relative widths of the columns; empty for equal ones. */
        widths: number[];
        /** Rows become blocks of "header: cell" when the columns would be too narrow. */
        stackable: boolean;
        stacked?: true;
        /** Lines to write on in each empty cell of a stacked table. */
        cellLines?: number;
        /** Each row of a stacked table stays on one page. */
        wholeRows?: true;
        /** Empty cells are to write in. */
        writable: boolean;
        /** Empty cells have room for several lines. */
        tall?: true;
        /** Millimetres that each row below the head has at least: for signatures. */
        rowHeight?: number;
        /** Not parted by the end of a page; decided for each size of print. */
        whole?: true;
      }
    | { kind: 'quote'; blocks: ViewBlock[] }
    | {
        kind: 'box';
        role: BoxRole;
        label: string;
        blocks: ViewBlock[];
        /** Read in a hurry: on one page wherever that holds it. */
        urgent?: true;
        /** Not parted by the end of a page; decided for each size of print. */
        whole?: true;
      }
    | { kind: 'lines'; label: Run[]; count: number }
    | { kind: 'scale'; label: Run[]; numbers: number[]; low: string; high: string }
    | {
        kind: 'cards';
        cards: Card[];
        /** Two for cards with more to say; extra-large print has two in any case. */
        perSheet: 2 | 4;
        /** Marks in the margins to cut by, and a corner of each card to feel which way up it is. */
        cut?: true;
      }
    /** Cards that stand on a table, one a page, on a sheet with nothing else: a first name, or a line to write it on. */
    | { kind: 'tents'; names: string[] }
    /** One sheet of a booklet: it begins here, on a page of its own, and its blocks follow. */
    | {
        kind: 'part';
        /** H5.1: stands at the foot of its pages and in its marks of standard pages. */
        name: string;
        kicker: string;
        title: string;
        marks: string[];
      }
    | { kind: 'image'; asset: string; alt: string }
    /** Laid out for each size of print, and left out where it could not be read. */
    | {
        kind: 'drawing';
        alt: string;
        of: Drawable;
        /** Where it has been found to fit; that of the page if it is left out. */
        room?: Omit<Room, 'measure'>;
      }
    /** One page of a deck. */
    | {
        kind: 'slide';
        level: 1 | 2;
        look: SlideLook;
        kicker: string;
        title: string;
        blocks: ViewBlock[];
      }
  );

/** How a boxed text looks: what a leader says, does or watches; what everyone should not miss. */
export type BoxRole =
  'say' | 'do' | 'note' | 'alert' | 'ask' | 'point' | 'plain' | 'plan' | 'claim';

export function text(words: string): Run[] {
  return [{ text: words }];
}

export function strong(words: string): Run[] {
  return [{ text: words, strong: true }];
}

export function paragraph(...runs: Run[][]): ViewBlock {
  return { kind: 'paragraph', runs: runs.flat() };
}

export function heading(level: 2 | 3 | 4, words: string | Run[]): ViewBlock {
  return { kind: 'heading', level, runs: typeof words === 'string' ? text(words) : words };
}

export function bullets(items: (string | Run[])[]): ViewBlock {
  return {
    kind: 'list',
    ordered: false,
    start: 1,
    items: items.map((item) => ({
      blocks: [paragraph(typeof item === 'string' ? text(item) : item)],
    })),
  };
}

export function box(role: BoxRole, label: string, blocks: ViewBlock[]): ViewBlock {
  return { kind: 'box', role, label, blocks };
}
