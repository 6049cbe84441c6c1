import { draw } from '../drawing/draw.js';
import type { Drawing } from '../drawing/drawing.js';
import { lettersOf, type Letters } from '../drawing/letters.js';
import type { Picture } from '../drawing/picture.js';
import type { Room } from '../drawing/room.js';
import { svg, type Piece } from '../drawing/svg.js';
import { pictureRoom, type Profile } from '../profile/profile.js';

/** Points of a phone of 320 pixels within its margins, and how far one cares to scroll. */
const NARROW = { width: 210, height: 540 };
/** Points of type on a phone, the best first; 10.5 are 14 pixels. */
const NARROW_SIZES = [24, 18, 15, 12, 10.5];

/**
 * A picture as it stands on paper and wide screens, and another for narrow ones, each with its words
 * for those who do not see it. A style sheet shows one of the two; without one it is the wide one.
 */
export function drawingHtml({ of, alt }: { of: Picture; alt: string }, profile: Profile): string {
  const letters = lettersOf(profile.font);
  const sizes = NARROW_SIZES.filter((size) => size <= Math.max(profile.body, 12));
  const wide = draw(of, roomFor(letters, profile.body, pictureRoom(profile)));
  const narrow = sizes
    .map((size) => draw(of, roomFor(letters, size, NARROW)))
    .find((drawing) => drawing !== undefined);
  return [
    wide && element(wide, letters, alt, { class: 'drawing wide' }),
    narrow && element(narrow, letters, alt, { class: 'drawing narrow', display: 'none' }),
  ]
    .filter(Boolean)
    .join('\n');
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
