// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Weights that a sheet uses; nothing is set in italics. */
const wanted = {
  '@expo-google-fonts/atkinson-hyperlegible-next': /_(400Regular|700Bold)\.ttf$/,
  '@expo-google-fonts/arimo': /_(400Regular|700Bold)\.ttf$/,
};

/** The fonts that sheets are set in, embedded in every PDF they are used in. */
export function fontFiles() {
  return Object.entries(wanted).flatMap(([name, pattern]) => {
    const folder = dirname(require.resolve(`${name}/package.json`));
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => pattern.test(path))
      .toSorted()
      .map((path) => readFileSync(join(folder, path)));
  });
}

/** A box that both families have; stands where a letter has no shape in either. */
const SUBSTITUTE = '\u25A1';
/** Marks without a shape that Typst handles itself: spaces of any width, joiners, hyphenation. */
const SHAPELESS = /[\u00A0\u00AD\u2003\u2009\u200B-\u200D\u202F\u2060]/u;

/**
 * Replaces letters that no font has: one of them would fail a whole PDF/UA sheet, or be left out in
 * silence where Typst runs as WebAssembly.
 *
 * @param {string} text
 * @param {Buffer[]} files
 * @returns {{ text: string, replaced: string[] }}
 */
export function withSubstitutes(text, files) {
  /** @type {Set<string>} */
  const replaced = new Set();
  const safe = text.replace(/\P{ASCII}/gu, (letter) => {
    if (SHAPELESS.test(letter) || hasShape(letter, files)) return letter;
    replaced.add(letter);
    return SUBSTITUTE;
  });
  return { text: safe, replaced: [...replaced] };
}

/** @type {Map<string, boolean>} */
const known = new Map();
/** @type {{ hasGlyphForCodePoint(code: number): boolean }[] | undefined} */
let fonts;

/** @param {string} letter @param {Buffer[]} files */
function hasShape(letter, files) {
  const before = known.get(letter);
  if (before !== undefined) return before;
  fonts ??= files.map((file) => require('fontkit').create(file));
  const found = fonts.some((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  known.set(letter, found);
  return found;
}
