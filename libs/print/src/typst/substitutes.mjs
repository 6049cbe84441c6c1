// @ts-check
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A box that Arimo has; stands where a letter has no shape in any font. */
const SUBSTITUTE = '\u25A1';
/** Marks that no font has, and the ones nearest to them that some font has. */
const ALIKE = new Map(
  Object.entries({
    '✓': '✔',
    '✗': '✖',
    '✘': '✖',
    '☐': '□',
    '⟶': '→',
    '✎': '✏',
    '☞': '👉',
    '★': '⭐',
  }),
);
/**
 * What Typst sets without a glyph of its own: spaces of any width, joiners, hyphenation, and the
 * selectors that ask for a sign in color or in black.
 */
const SHAPELESS = /^[\u034F\u00A0\u00AD\u2000-\u200D\u202F\u205F\u2060\p{Variation_Selector}]$/u;
/** Typst refuses these in PDF/UA even where a font has them: nobody can know what they mean. */
const PRIVATE = /^\p{Co}$/u;
/** Strokes through and circles round a letter: set from another font, they took the letter's place. */
const OVERLAY = /^[\u0334-\u0338\u20D0-\u20E2\u20E4-\u20F0]$/u;
/** Letters outside ASCII, and the one before them, which a mark may belong to. */
const BEYOND_ASCII = /\p{ASCII}?\P{ASCII}+/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** @typedef {{ hasGlyphForCodePoint(code: number): boolean }} Font */

/**
 * Replaces letters that no font has: one of them would fail a whole PDF/UA sheet, or be left out in
 * silence where Typst runs as WebAssembly. A letter and its marks must be in one font.
 *
 * @param {string} text
 * @param {Buffer[]} files
 * @returns {{ text: string, replaced: string[] }}
 */
export function withSubstitutes(text, files) {
  /** @type {Set<string>} */
  const replaced = new Set();
  const safe = text.replace(BEYOND_ASCII, (letters) =>
    Array.from(graphemes.segment(letters), ({ segment }) => {
      const kept = substituted(segment, files);
      if (kept !== segment && !ALIKE.has(segment)) replaced.add(segment);
      return kept;
    }).join(''),
  );
  return { text: safe, replaced: [...replaced] };
}

/** @type {Map<string, string>} */
const known = new Map();
/** Distinct letters with their marks that are remembered: some scripts' worth. */
const MOST_KNOWN = 20_000;

/** @param {string} grapheme @param {Buffer[]} files */
function substituted(grapheme, files) {
  const before = ALIKE.get(grapheme) ?? known.get(grapheme);
  if (before !== undefined) return before;
  const all = fontsOf(files);
  const letters = [...grapheme];
  const isWhole = all.some((font) => canSet(font, grapheme));
  const kept = isWhole
    ? grapheme
    : letters
        // A letter without its mark is still worth reading; what is lost shows as a box.
        .map((each, index) => {
          const stays =
            SHAPELESS.test(each) || (index === 0 && all.some((font) => has(font, each)));
          return stays ? each : SUBSTITUTE;
        })
        .join('');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(grapheme, kept);
  return kept;
}

/**
 * Whether one font has a letter with all its marks: as typed, or put together, or taken apart, as a
 * text engine does by itself.
 *
 * @param {Font} font @param {string} grapheme
 */
function canSet(font, grapheme) {
  const visible = [...grapheme].filter((letter) => !SHAPELESS.test(letter));
  if (visible.every((letter) => has(font, letter))) return true;
  return [...visible.join('').normalize('NFC')].every(
    (letter) => has(font, letter) || [...letter.normalize('NFD')].every((part) => has(font, part)),
  );
}

/** @param {Font} font @param {string} letter */
function has(font, letter) {
  if (PRIVATE.test(letter) || OVERLAY.test(letter)) return false;
  return font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
}

/** @type {Font[] | undefined} */
let fonts;

/** @param {Buffer[]} files */
function fontsOf(files) {
  fonts ??= files.map((file) => require('fontkit').create(file));
  return fonts;
}
