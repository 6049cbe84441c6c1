import { lettersOf } from '../drawing/letters.js';
import type { Room } from '../drawing/room.js';
import { linesOf } from '../drawing/words.js';
import { textArea, type Profile } from '../profile/profile.js';
import { LIST_SAYS_THE_SAME } from '../view/alt.js';
import type { ViewBlock } from '../view/view.js';

/** How close a picture may come together to stand under the title, roomy ones first. */
const SPACES = [1, 0.8, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1];
/** Points round the picture, and rounding. */
const ROUND = 4;

/** Under the title on the first page if that can be, else on a page of its own. */
export function posterRooms(
  title: string,
  profile: Profile,
): Pick<Room, 'width' | 'height' | 'space'>[] {
  const { width, height } = textArea(profile);
  const under = height - titleHeight(title, width, profile) - ROUND;
  return [under, height - ROUND].flatMap((each) =>
    SPACES.map((space) => ({ width, height: each, space })),
  );
}

/** As the template sets it: lines as high as the type, a tenth between them, a quarter below. */
function titleHeight(title: string, width: number, { h1, font }: Profile): number {
  const letters = lettersOf(font);
  const measure = (words: string, bold: boolean) => letters.width(words, bold) * h1;
  const set = linesOf(
    title,
    width,
    { width, height: 0, size: h1, space: 1, measure },
    { mostLines: 9 },
  );
  const lines = set?.lines.length ?? Math.ceil(measure(title, true) / width) + 1;
  return (lines + (lines - 1) * 0.1 + 0.25) * h1;
}

/** On a wall the picture is enough: it takes the place of its box, and its words say it all. */
export function onPoster(block: ViewBlock): ViewBlock[] {
  if (block.kind !== 'box') return [block];
  const drawing = block.blocks.find((each) => each.kind === 'drawing' && 'asset' in each);
  if (drawing?.kind !== 'drawing') return [block];
  return [{ ...drawing, alt: drawing.alt.replace(LIST_SAYS_THE_SAME, '') }];
}
