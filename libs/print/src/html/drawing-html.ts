import { LRUCache } from 'lru-cache';
import { draw } from '../drawing/draw.js';
import type { Drawing } from '../drawing/drawing.js';
import { lettersOf, type Letters } from '../drawing/letters.js';
import type { Drawable } from '../drawing/picture.js';
import type { Room } from '../drawing/room.js';
import { svg, type Piece } from '../drawing/svg.js';
import { pictureRoom, type Profile } from '../profile/profile.js';

/** Points of a phone of 320 pixels within its margins, and how far one cares to scroll. */
const NARROW = { width: 210, height: 540 };
/** Points of type on a phone, the best first; 10.5 are 14 pixels. */
const NARROW_SIZES = [24, 18, 15, 12, 10.5];

/** Laying out a ring takes 5 to 20 ms, and every reader of a page would pay for it again. */
const laidOut = new LRUCache<string, string>({ max: 500 });

/** As much of a block as a picture is made from. */
export interface DrawnBlock {
  of: Drawable;
  alt: string;
  /** Where it has been found to fit; that of the page if it is left out. */
  room?: Omit<Room, 'measure'>;
}

/**
 * A picture as it stands on paper and wide screens, and another for narrow ones, each with its words
 * for those who do not see it. A style sheet shows one of the two; without one it is the wide one.
 */
export function drawingHtml(block: DrawnBlock, profile: Profile): string {
  const key = JSON.stringify([block.of, block.alt, block.room, profile.size, profile.paper]);
  const known = laidOut.get(key);
  if (known !== undefined) return known;
  const html = layOut(block, profile);
  laidOut.set(key, html);
  return html;
}

function layOut({ of, alt, room }: DrawnBlock, profile: Profile): string {
  const letters = lettersOf(profile.font);
  const { size, space, ...ofPage } = room ?? { ...pictureRoom(profile), ...usual(profile) };
  const wide = draw(of, { ...roomFor(letters, size, ofPage), space });
  const narrow = narrowDrawing(of, letters, profile);
  return [
    wide && element(wide, letters, alt, { class: 'drawing wide' }),
    narrow && element(narrow, letters, alt, { class: 'drawing narrow', display: 'none' }),
  ]
    .filter(Boolean)
    .join('\n');
}

const usual = ({ body }: Profile) => ({ size: body, space: 1 });

/** In the largest type in which it can be drawn. */
function narrowDrawing(of: Drawable, letters: Letters, { body }: Profile): Drawing | undefined {
  for (const size of NARROW_SIZES.filter((each) => each <= Math.max(body, 12))) {
    const drawing = draw(of, roomFor(letters, size, NARROW));
    if (drawing) return drawing;
  }
  return undefined;
}

function roomFor(letters: Letters, size: number, room: Pick<Room, 'width' | 'height'>): Room {
  return { ...room, size, space: 1, measure: (words, bold) => letters.width(words, bold) * size };
}

/** Colors are those of the page around, so that they follow its reader's choice. */
function element(
  drawing: Drawing,
  { pieces }: Letters,
  alt: string,
  attributes: Record<string, string>,
): string {
  return svg(drawing, {
    pieces: (text, bold) => pieces(text, bold).map(withReadersFonts),
    ink: 'currentColor',
    shade: { color: 'currentColor', opacity: 0.12 },
    paper: 'Canvas',
    attributes: { ...attributes, role: 'img', 'aria-label': alt },
  });
}

/** Until the font is there, and for letters that it lacks. */
function withReadersFonts({ text, family }: Piece): Piece {
  return { text, family: `${family}, Arial, sans-serif` };
}
