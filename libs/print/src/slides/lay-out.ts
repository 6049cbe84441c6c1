import { draw } from '../drawing/draw.js';
import { needsItsList, type Drawable } from '../drawing/picture.js';
import type { Room } from '../drawing/room.js';
import { LIST_SAYS_THE_SAME } from '../view/alt.js';
import type { ViewBlock } from '../view/view.js';
import { DECK, LINE_WIDTH, measure } from './deck.js';
import { countLinesOf, shortened } from './lines.js';
import { blocksOf, joined, type Piece } from './pieces.js';
import type { Slide } from './slide.js';
import { spread, type TextRoom } from './spread.js';

/** What should be shown, before it is known on how many slides. */
export type Draft = Omit<Slide, 'blocks'> & { pieces: Piece[] };

/** A title of more lines is shown as far as it goes; the lesson has it in full. */
const MOST_TITLE_LINES = 3;
/** "What is coming (1 of 2)": room for the longest mark there may be. */
const MARK = ' (99 of 99)';

/** A draft as slides, none of which runs over. */
export function laidOut(draft: Draft, language: string): Slide[] {
  return draft.look === 'statement' ? statements(draft, language) : underTitle(draft, language);
}

/** One sentence fills a slide; longer words go on to the next. */
function statements({ pieces: _, ...draft }: Draft, language: string): Slide[] {
  const { size, line, bold } = { size: DECK.title, line: DECK.titleLine, bold: true };
  const room = { width: LINE_WIDTH, height: Math.min(DECK.mostText, freeHeight(draft.kicker, 0)) };
  const whole: Piece = { runs: [{ text: draft.title }] };
  const parts = spread([whole], room, language, { size, line, bold });
  return parts.map((part, index) => ({
    ...draft,
    kicker: marked(short(draft.kicker), index, parts.length),
    title: joined(part)
      .flatMap(({ runs }) => runs.map(({ text }) => text))
      .join(''),
    blocks: [],
  }));
}

function underTitle({ pieces, ...draft }: Draft, language: string): Slide[] {
  const { kicker, title } = headOf(draft);
  if (pieces.length === 0) return [{ ...draft, kicker, title, blocks: [] }];
  const { width, height } = roomUnder({ kicker, title });
  const room = { width, height: Math.min(DECK.mostText, height) };
  const parts = spread(pieces, room, language);
  return parts.map((part, index) => ({
    ...draft,
    kicker,
    title: marked(title, index, parts.length),
    blocks: blocksOf(part),
  }));
}

function marked(words: string, index: number, count: number): string {
  return count > 1 ? `${words} (${index + 1} of ${count})`.trim() : words;
}

/** Kicker and title as far as a slide has room for them. */
function headOf({ kicker, title }: Pick<Slide, 'kicker' | 'title'>) {
  const type = { size: DECK.title, width: LINE_WIDTH - widthOfMark(), bold: true };
  return { kicker: short(kicker), title: shortened(title, MOST_TITLE_LINES, type) };
}

function short(kicker: string): string {
  const most = LINE_WIDTH - widthOfMark();
  return kicker && shortened(kicker, 1, { size: DECK.kicker, width: most });
}

/** As much of a name as the foot of a slide has room for beside the number. */
export function footName(name: string): string {
  return shortened(name, 1, { size: DECK.foot, width: LINE_WIDTH - widthOfMark() });
}

const widthOfMark = () => measure(MARK, true) * DECK.title;

/** What kicker and title leave for text. */
function roomUnder({ kicker, title }: Pick<Slide, 'kicker' | 'title'>): TextRoom {
  const width = LINE_WIDTH;
  const lines = countLinesOf(title + MARK, { size: DECK.title, width, bold: true });
  return { width, height: freeHeight(kicker, lines) };
}

function freeHeight(kicker: string, titleLines: number): number {
  const above = kicker ? DECK.kicker * DECK.titleLine + DECK.underKicker : 0;
  const title = titleLines > 0 ? titleLines * DECK.title * DECK.titleLine + DECK.underTitle : 0;
  return DECK.height - DECK.top - DECK.bottom - above - title;
}

/** Sizes of type and closeness that a picture may have, the best first. */
const SIZES = [DECK.title, DECK.body, DECK.foot];
const SPACES = [1, 0.8, 0.6];
const CLOSER = [0.5, 0.4, 0.3];

/**
 * A slide with a picture in the largest type in which it can be drawn; nothing where it could not be read.
 * The picture stands there without its list.
 */
export function withPicture(
  draft: Omit<Draft, 'pieces'>,
  { of, alt }: { of: Drawable; alt: string },
): Slide | undefined {
  if (needsItsList(of)) return undefined;
  const head = headOf(draft);
  const { height } = roomUnder(head);
  const ways = [
    ...SIZES.flatMap((size) => SPACES.map((space) => ({ size, space }))),
    ...CLOSER.map((space) => ({ size: DECK.foot, space })),
  ];
  const width = DECK.width - 2 * DECK.side;
  const found = ways.find((way) => draw(of, pictureRoom({ ...way, width, height })));
  if (!found) return undefined;
  const drawing: ViewBlock = {
    kind: 'drawing',
    alt: alt.replace(LIST_SAYS_THE_SAME, ''),
    of,
    room: { ...found, width, height },
  };
  return { ...draft, ...head, blocks: [drawing] };
}

function pictureRoom(room: Omit<Room, 'measure'>): Room {
  return { ...room, measure: (words, bold) => measure(words, bold) * room.size };
}
