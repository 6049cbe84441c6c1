import { lettersOf } from '../drawing/letters.js';

/**
 * Measures of a slide in points; templates/slides.css has the same. Nothing is under 28 points, and a
 * person in the back row is spared anything over 32: it would leave room for two words.
 */
export const DECK = {
  width: 960,
  height: 540,
  /** Left and right of the text. */
  side: 84,
  top: 40,
  /** Below the text: the line with the number, and white above and under it. */
  bottom: 80,
  /** Sizes of type. */
  kicker: 28,
  title: 32,
  body: 30,
  foot: 28,
  /** From one line to the next, as a multiple of the type. */
  titleLine: 1.3,
  bodyLine: 1.35,
  /** Under the kicker, under the title, and between paragraphs or items. */
  underKicker: 14,
  underTitle: 30,
  between: 14,
  /** More text is not read while somebody speaks: six lines in three paragraphs. */
  mostText: 276,
  /** From the edge of an item to its words. */
  indent: 32,
  font: 'Atkinson Hyperlegible Next',
} as const;

/**
 * How a slide is laid out: the first one, the beginning of an activity, one sentence, or a title with
 * text or a picture under it.
 */
export type SlideLook = 'cover' | 'part' | 'statement' | 'text';

/** Browsers and Typst part lines a little differently. */
const SLACK = 0.97;

/** Width of words as a multiple of the type. */
export const measure = (words: string, bold: boolean) => lettersOf(DECK.font).width(words, bold);

/** Points that lines of text may be wide. */
export const LINE_WIDTH = (DECK.width - 2 * DECK.side) * SLACK;
