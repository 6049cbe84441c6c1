import { createRequire } from 'node:module';
import { fontFiles } from '../typst/fonts.mjs';
import type { Piece } from './svg.js';

const require = createRequire(import.meta.url);

interface Font {
  familyName: string;
  subfamilyName: string;
  unitsPerEm: number;
  hasGlyphForCodePoint(code: number): boolean;
  layout(text: string): { advanceWidth: number };
  glyphsForString(text: string): { advanceWidth: number }[];
}

/** Letters of these scripts stand in the same font on paper and on a screen. */
const OWN_FONTS: [script: RegExp, family: string][] = [
  [/\p{Script=Hebrew}/u, 'Noto Sans Hebrew'],
  [/\p{Script=Arabic}/u, 'Noto Sans Arabic'],
];
const OTHERS = ['Arimo', 'Atkinson Hyperlegible Next', 'Noto Emoji'];
/** Marks, joiners and spaces stay with the letters before them. */
const FOLLOWS = /^[\p{M}\p{P}\s\p{Cf}]+$/u;
const MOST_KNOWN = 5_000;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const widths = new Map<string, number>();
let fonts: Font[] | undefined;

/** What the fonts of print know about words in one of their families. */
export interface Letters {
  /** Width as a multiple of the type size. */
  width(text: string, bold: boolean): number;
  pieces(text: string, bold: boolean): Piece[];
}

export function lettersOf(family: string): Letters {
  const pieces = (text: string, bold: boolean) => piecesOf(text, family, bold);
  return {
    pieces,
    width(text, bold) {
      const key = `${family}/${bold}/${text}`;
      const known = widths.get(key);
      if (known !== undefined) return known;
      const width = pieces(text, bold).reduce((sum, piece) => sum + widthOf(piece, bold), 0);
      if (widths.size >= MOST_KNOWN) widths.clear();
      widths.set(key, width);
      return width;
    },
  };
}

/** A line parted wherever its letters need another font: nothing else chooses the same everywhere. */
function piecesOf(text: string, family: string, bold: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const last = pieces.at(-1);
    const stays = last && FOLLOWS.test(segment) && has(last.family, bold, segment);
    const own = stays ? last.family : familyOf(segment, family, bold);
    if (last?.family === own) last.text += segment;
    else pieces.push({ text: segment, family: own });
  }
  return pieces;
}

function familyOf(letter: string, family: string, bold: boolean): string {
  const script = OWN_FONTS.find(([pattern]) => pattern.test(letter));
  if (script) return script[1];
  return [family, ...OTHERS].find((each) => has(each, bold, letter)) ?? family;
}

function has(family: string, bold: boolean, letter: string): boolean {
  const font = fontOf(family, bold);
  return [...letter].every(
    (each) => /[\p{M}\p{Cf}]/u.test(each) || font.hasGlyphForCodePoint(each.codePointAt(0)!),
  );
}

/** A letter that no font has is counted as a whole square. */
function widthOf({ text, family }: Piece, bold: boolean): number {
  const font = fontOf(family, bold);
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  if (!letters.every((letter) => has(family, bold, letter))) return letters.length;
  return unitsOf(text, font) / font.unitsPerEm;
}

/** fontkit 2.0.4 fails where an Arabic letter has a mark it cannot place; marks take no width. */
function unitsOf(text: string, font: Font): number {
  try {
    return font.layout(text).advanceWidth;
  } catch {
    return font.glyphsForString(text).reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
  }
}

function fontOf(family: string, bold: boolean): Font {
  fonts ??= fontFiles().map((file) => require('fontkit').create(file) as Font);
  const weights = fonts.filter(({ familyName }) => familyName === family);
  const wanted = weights.find(({ subfamilyName }) => (subfamilyName === 'Bold') === bold);
  const font = wanted ?? weights[0];
  if (!font) throw new Error(`There is no font of the name ${family}.`);
  return font;
}
