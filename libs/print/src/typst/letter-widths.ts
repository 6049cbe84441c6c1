import { lettersOf } from '../drawing/letters.js';
import type { Run } from '../view/view.js';

const known = new Map<string, number>();

/** Width of words as a multiple of the type size, letter by letter: kerning takes off a hundredth at most. */
export function widthOfWords(words: string, font: string, bold: boolean): number {
  let width = 0;
  for (const letter of words) {
    const key = `${font}/${bold}/${letter}`;
    let own = known.get(key);
    if (own === undefined) known.set(key, (own = lettersOf(font).width(letter, bold)));
    width += own;
  }
  return width;
}

/** Lines that some words take where a line is so many times as long as the type is high. */
export function linesOfWords(words: string, room: number, font: string, bold: boolean): number {
  let lines = 1;
  let used = 0;
  const space = widthOfWords(' ', font, bold);
  for (const word of words.split(/[ \n\u200B]+|(?<=[-–—/])/)) {
    const width = widthOfWords(word, font, bold);
    if (used > 0 && used + width > room) {
      lines++;
      used = 0;
    }
    // A word longer than a line is parted.
    lines += Math.floor(width / room);
    used += (width % room) + space;
  }
  return lines;
}

/** The longest word of a cell, as a multiple of the type size. */
export function longestWordWidth(runs: readonly Run[], font: string, bold: boolean): number {
  const words = runs
    .map(({ text }) => text)
    .join('')
    .split(/[\s/-]+/);
  return Math.max(0, ...words.map((word) => widthOfWords(word, font, bold)));
}
