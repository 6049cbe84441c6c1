import { DECK } from '../slides/deck.js';

/** A size of print and a paper: everything a layout needs to know about either. */
export const SIZES = ['standard', 'large', 'xlarge'] as const;
export const PAPERS = ['letter', 'a4'] as const;

export type Size = (typeof SIZES)[number];
export type Paper = (typeof PAPERS)[number];

export interface Profile {
  size: Size;
  paper: Paper;
  /** Standard print in another shape: half a sheet, folded with others. */
  shape?: 'booklet';
  /** Points. In large prints nothing is smaller than `body`, the footer included. */
  body: number;
  footer: number;
  h1: number;
  h2: number;
  h3: number;
  /** Line pitch as a multiple of the type size. */
  line: number;
  font: string;
  /** The American Council of the Blind asks for underlining; clear print for bold. Never italic. */
  emphasis: 'bold' | 'underline';
  /** Millimetres. */
  lineHeight: number;
  tickBox: number;
  /** Points of the type on cards, and how many share a sheet. */
  card: number;
  cardsPerSheet: 2 | 4;
  /** Millimetres that the footer needs, and the other margins. */
  bottomMargin: number;
  margin: number;
  /** Paper width and height in millimetres. */
  width: number;
  height: number;
}

type SizeProfile = Omit<Profile, 'size' | 'paper' | 'shape' | 'margin' | 'width' | 'height'>;

const INCH = 25.4;

/**
 * Clear print at 14 pt (RNIB), large print at 18 pt in Arial's metrics (ACB 2022), and 24 pt. A line
 * pitch of 1.35 meets APH, ACB and CNIB together.
 */
const sizes: Record<Size, SizeProfile> = {
  standard: {
    body: 14,
    footer: 12,
    bottomMargin: 25.4,
    h1: 20,
    h2: 17,
    h3: 14,
    line: 1.4,
    font: 'Atkinson Hyperlegible Next',
    emphasis: 'bold',
    lineHeight: 10,
    tickBox: 6,
    card: 18,
    cardsPerSheet: 4,
  },
  large: {
    body: 18,
    footer: 18,
    bottomMargin: 37,
    h1: 22,
    h2: 20,
    h3: 18,
    line: 1.35,
    font: 'Arimo',
    emphasis: 'underline',
    lineHeight: 14,
    tickBox: 8,
    card: 20,
    cardsPerSheet: 4,
  },
  xlarge: {
    body: 24,
    footer: 24,
    bottomMargin: 46,
    h1: 30,
    h2: 27,
    h3: 24,
    line: 1.35,
    font: 'Arimo',
    emphasis: 'underline',
    lineHeight: 14,
    tickBox: 8,
    card: 28,
    cardsPerSheet: 2,
  },
};

const papers: Record<Paper, { width: number; height: number }> = {
  letter: { width: 215.9, height: 279.4 },
  a4: { width: 210, height: 297 },
};

const halfPapers: typeof papers = {
  letter: { width: 139.7, height: 215.9 },
  a4: { width: 148, height: 210 },
};

export function profileOf(size: Size, paper: Paper): Profile {
  return { size, paper, ...sizes[size], margin: INCH, ...papers[paper] };
}

/** A sheet for the wall, to be read from across a room; the same whatever size is asked for. */
export function posterProfile(paper: Paper): Profile {
  return {
    ...profileOf('standard', paper),
    ...{ body: 60, footer: 18, h1: 72, h2: 60, h3: 60, card: 60 },
    ...{ line: 1.15, lineHeight: 30, tickBox: 18, cardsPerSheet: 2 },
    ...{ margin: INCH / 2, bottomMargin: 24 },
  };
}

/** A card that stands on a table, in the type of a poster: a page that is folded across its middle, with no foot. */
export function tentProfile(paper: Paper): Profile {
  return { ...posterProfile(paper), bottomMargin: INCH / 2 };
}

/** Half pages, to be folded: 12 pt, the least that clear print allows, on lines of some 55 letters. */
export function bookletProfile(paper: Paper): Profile {
  return {
    ...profileOf('standard', paper),
    shape: 'booklet',
    ...{ body: 12, footer: 12, h1: 17, h2: 14.5, h3: 12, line: 1.35 },
    ...{ card: 14, cardsPerSheet: 2 },
    ...{ margin: INCH / 2, bottomMargin: 21 },
    ...halfPapers[paper],
  };
}

/** A deck has the pages of a projector, the same whatever size and paper are asked for. */
export function deckProfile(): Profile {
  const { width, height, side, bottom, body, foot, title, bodyLine } = DECK;
  return {
    ...profileOf('standard', 'letter'),
    ...{ body, footer: foot, h1: title, h2: title, h3: body, line: bodyLine, font: DECK.font },
    ...{ width: inMm(width), height: inMm(height) },
    ...{ margin: inMm(side), bottomMargin: inMm(bottom) },
  };
}

function inMm(points: number): number {
  return points / POINTS_PER_MM;
}

export const sizeNames: Record<Size, string> = {
  standard: 'standard print',
  large: 'large print',
  xlarge: 'extra-large print',
};

export function isSize(words: string): words is Size {
  return SIZES.some((size) => size === words);
}

export const POINTS_PER_MM = 72 / 25.4;
/** Average width of a letter as a part of the type size: 0.49 in Arimo over the text of lesson 2. */
const LETTER_WIDTH = 0.5;

/** A picture takes up no more than this part of the height that a page has for text. */
const MOST_OF_HEIGHT = 0.6;

/** Points that a page has for text across and down. */
export function textArea({ width, height, margin, bottomMargin }: Profile) {
  return {
    width: (width - 2 * margin) * POINTS_PER_MM,
    height: (height - margin - bottomMargin) * POINTS_PER_MM,
  };
}

/** Points that a picture may take up across and down. */
export function pictureRoom(profile: Profile) {
  const { width, height } = textArea(profile);
  return { width, height: height * MOST_OF_HEIGHT };
}

/** Insets of a cell, left and right together, as a part of the type size. */
const INSETS = 0.8;

/** Lines of its own type that a page holds. */
export function linesPerPage(profile: Profile): number {
  return textArea(profile).height / (profile.body * profile.line);
}

/**
 * Letters that each column of a table holds on a line.
 *
 * @param widths relative widths; as many as there are columns
 */
export function lettersPerLine(widths: readonly number[], profile: Profile): number[] {
  const room = textArea(profile).width;
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => {
    const points = (room * width) / all - INSETS * profile.body;
    return Math.floor(points / (LETTER_WIDTH * profile.body));
  });
}

/** A column that holds less than this on a line is a strip. */
export const FEWEST_LETTERS = 12;
