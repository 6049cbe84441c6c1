import type { Words } from './drawing.js';
import type { Room } from './room.js';

/** From one baseline to the next, as a multiple of the type size. */
const PITCH = 1.2;
/** Half the height of a capital, as a part of the type size. */
const HALF_CAPITAL = 0.35;
/** What letters take above and below their baseline, marks included. */
export const ABOVE = 0.95;
export const BELOW = 0.3;
const MOST_LINES = 4;
/** Words, and the parts of those joined by hyphens or slashes, each with the space after it. */
const PARTS = /(?:[^\s\-–/]|\u00A0)*[-–/]+[ \t\n]*|(?:[^\s\-–/]|\u00A0)+[^\S\u00A0]*/gu;

/** Words broken into lines. */
export interface Lines {
  lines: string[];
  bold: boolean;
  /** Points. */
  width: number;
  height: number;
}

/** Words in as few lines as fit, all about as long; nothing when a word is too long. */
export function linesOf(
  words: string,
  most: number,
  room: Room,
  { bold = true, mostLines = MOST_LINES } = {},
): Lines | undefined {
  const measure = (line: string) => room.measure(line, bold);
  let best = broken(words, most, measure);
  if (!best || best.length > mostLines) return undefined;
  for (let width = most * 0.95; width > most * 0.3; width *= 0.95) {
    const narrower = broken(words, width, measure);
    if (!narrower || narrower.length > best.length) break;
    best = narrower;
  }
  return {
    lines: best.map((line) => line.replaceAll('\u00A0', ' ')),
    bold,
    width: Math.max(...best.map(measure)),
    height: best.length * PITCH * room.size,
  };
}

function broken(
  words: string,
  most: number,
  measure: (line: string) => number,
): string[] | undefined {
  const lines: string[] = [];
  for (const part of words.match(PARTS) ?? []) {
    const longer = (lines.at(-1) ?? '') + part;
    if (lines.length > 0 && measure(longer.trimEnd()) <= most) lines[lines.length - 1] = longer;
    else if (measure(part.trimEnd()) <= most) lines.push(part);
    else return undefined;
  }
  return lines.length > 0 ? lines.map((line) => line.trimEnd()) : undefined;
}

/** Lines set round a middle. */
export function setAt({ lines, bold }: Lines, x: number, y: number, { size }: Room): Words[] {
  const first = y + HALF_CAPITAL * size - ((lines.length - 1) * PITCH * size) / 2;
  return lines.map((text, index) => ({
    kind: 'words',
    x,
    y: first + index * PITCH * size,
    text,
    size,
    bold,
  }));
}

/** All of them, or nothing when one does not fit. */
export function all<T>(each: (T | undefined)[]): T[] | undefined {
  return each.every((one) => one !== undefined) ? (each as T[]) : undefined;
}

export function widest(labels: readonly Lines[]): number {
  return Math.max(...labels.map(({ width }) => width));
}

export function tallest(labels: readonly Lines[]): number {
  return Math.max(...labels.map(({ height }) => height));
}
