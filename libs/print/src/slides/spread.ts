import { cut } from './cut.js';
import { countLines } from './lines.js';
import { DECK } from './deck.js';
import { joined, type Piece } from './pieces.js';

/** Points that a slide has for its text. */
export interface TextRoom {
  width: number;
  height: number;
}

/** The type that text is set in; that of the body unless a sentence is the slide. */
export interface TextType {
  size: number;
  line: number;
  bold: boolean;
}

const BODY: TextType = { size: DECK.body, line: DECK.bodyLine, bold: false };

/** Points that some pieces take down a slide. */
export function heightOf(pieces: readonly Piece[], width: number, type = BODY): number {
  const { size, line, bold } = type;
  const heights = joined(pieces).map(({ runs, item }) => {
    const room = item ? width - DECK.indent : width;
    return countLines(runs, { size, width: room, bold }) * size * line;
  });
  return heights.reduce((sum, each) => sum + each + DECK.between, -DECK.between);
}

/** How much less full slides may become step by step, as long as it takes no more of them. */
const LESS = 0.94;

/**
 * Text on as few slides as hold it, all about as full. A paragraph that one slide cannot hold has slides of
 * its own.
 */
export function spread(
  pieces: readonly Piece[],
  room: TextRoom,
  language: string,
  type = BODY,
): Piece[][] {
  const height = (some: readonly Piece[]) => heightOf(some, room.width, type);
  const fits = (piece: Piece) => height([piece]) <= room.height;
  const groups: Piece[][] = [];
  let isOpen = false;
  for (const piece of pieces) {
    if (isOpen && fits(piece)) groups.at(-1)!.push(piece);
    else groups.push(cut(piece, language, fits));
    isOpen = fits(piece);
  }
  return groups.flatMap((group) => evenly(group, room.height, height));
}

type Height = (some: readonly Piece[]) => number;

function evenly(pieces: readonly Piece[], room: number, height: Height): Piece[][] {
  const least = Math.max(...pieces.map((piece) => height([piece])));
  let best = packed(pieces, room, height);
  for (let most = room * LESS; most >= least; most *= LESS) {
    const fuller = packed(pieces, most, height);
    if (fuller.length > best.length) break;
    best = fuller;
  }
  return best;
}

function packed(pieces: readonly Piece[], most: number, height: Height): Piece[][] {
  const slides: Piece[][] = [];
  for (const piece of pieces) {
    const longer = [...(slides.at(-1) ?? []), piece];
    if (slides.length > 0 && height(longer) <= most) slides[slides.length - 1] = longer;
    // What went on with the slide before begins this one.
    else slides.push([beginning(piece)]);
  }
  return slides;
}

function beginning({ goesOn: _, ...piece }: Piece): Piece {
  return piece;
}
