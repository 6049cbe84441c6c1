import { lettersOf } from '../drawing/letters.js';
import { linesOf } from '../drawing/words.js';
import { POINTS_PER_MM, type Profile } from '../profile/profile.js';
import type { View } from '../view/view.js';

/** Points of a name that stands on a table, the best first; the last can be read from across a room. */
const SIZES = [144, 120, 96, 72, 60] as const;
const LEAST = SIZES.at(-1)!;
const MOST_LINES = 3;
/** Line pitch as a multiple of the type. */
const PITCH = 1.1;
/** Millimetres above and below the fold that hold its line and its words. */
const FOLD = 12;
/** Browsers, Typst and fontkit kern a little differently. */
const SLACK = 0.98;
const MORE = '…';

/** A name in the type in which it fits on a face; no lines where it is to be written by hand. */
export interface Face {
  size: number;
  lines: string[];
}

/** Points that a face has across and down. */
export function faceOf({ width, height, margin }: Profile) {
  return {
    width: (width - 2 * margin) * POINTS_PER_MM,
    height: (height / 2 - margin - FOLD) * POINTS_PER_MM,
  };
}

/** The largest type in which a name fits without a word being parted; in the least, words are parted. */
export function faceFor(name: string, profile: Profile): Face {
  const words = name.trim();
  if (!words) return { size: LEAST, lines: [] };
  const face = faceOf(profile);
  const letters = lettersOf(profile.font);
  for (const size of SIZES) {
    const measure = (line: string) => letters.width(line, true) * size;
    const mostLines = Math.min(MOST_LINES, Math.floor(face.height / (PITCH * size)));
    const room = { ...face, size, space: 1, measure };
    const set = linesOf(words, face.width * SLACK, room, { mostLines });
    if (set) return { size, lines: set.lines };
  }
  const measure = (line: string) => letters.width(line, true) * LEAST;
  return { size: LEAST, lines: parted(words, face.width * SLACK, measure) };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const segments = (words: string) => Array.from(graphemes.segment(words), ({ segment }) => segment);

type Measure = (line: string) => number;

/** Long words parted at any letter, in lines about as long; what three of them do not hold is left out, visibly. */
function parted(words: string, most: number, measure: Measure): string[] {
  let best = filled(words, most, measure);
  if (best.length > MOST_LINES) {
    const last = segments(best[MOST_LINES - 1]!);
    while (last.length > 0 && measure(last.join('') + MORE) > most) last.pop();
    return [...best.slice(0, MOST_LINES - 1), last.join('') + MORE];
  }
  for (let width = most * 0.95; width > most / 2; width *= 0.95) {
    const narrower = filled(words, width, measure);
    if (narrower.length > best.length) break;
    best = narrower;
  }
  return best;
}

function filled(words: string, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(...lettersInLines(word, most, measure));
  }
  return lines;
}

function lettersInLines(word: string, most: number, measure: Measure): string[] {
  const lines = [''];
  for (const letter of segments(word)) {
    const longer = lines.at(-1)! + letter;
    if (lines.at(-1) === '' || measure(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(letter);
  }
  return lines;
}

/** A copy in which names have the type and the lines that they are set in, for the template. */
export function withFaces(view: View, profile: Profile): View {
  const blocks = view.blocks.map((block) =>
    block.kind === 'tents'
      ? { ...block, foldRoom: FOLD, faces: block.names.map((name) => faceFor(name, profile)) }
      : block,
  );
  return { ...view, blocks };
}
