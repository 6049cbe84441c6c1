import type { Run } from '../view/view.js';
import { measure } from './deck.js';

interface Type {
  /** Points. */
  size: number;
  /** Points that a line may be wide. */
  width: number;
  bold?: boolean;
}

/** Lines that some text takes: as many as a browser or Typst needs, or one more. */
export function countLines(runs: readonly Run[], { size, width, bold = false }: Type): number {
  const space = measure(' ', bold) * size;
  let lines = 1;
  let filled = 0;
  for (const word of wordsOf(runs)) {
    if (word === 'break') {
      lines += 1;
      filled = 0;
      continue;
    }
    const long = word.reduce((sum, run) => sum + measure(run.text, bold || !!run.strong) * size, 0);
    const onLine = filled > 0 ? filled + space + long : long;
    if (onLine <= width) {
      filled = onLine;
      continue;
    }
    if (filled > 0) lines += 1;
    // A word that is too long for any line goes on in the next.
    lines += Math.ceil(long / width) - 1;
    filled = long % width;
  }
  return lines;
}

/** The same of plain words. */
export function countLinesOf(words: string, type: Type): number {
  return countLines([{ text: words }], type);
}

/** Words as they stand between spaces; one may go on from run to run. */
function* wordsOf(runs: readonly Run[]): Generator<Run[] | 'break'> {
  let word: Run[] = [];
  for (const run of runs) {
    if (run.break) {
      if (word.length > 0) yield word;
      word = [];
      yield 'break';
      continue;
    }
    for (const [index, part] of run.text.split(/\s+/).entries()) {
      if (index > 0 && word.length > 0) {
        yield word;
        word = [];
      }
      if (part) word.push({ ...run, text: part });
    }
  }
  if (word.length > 0) yield word;
}

/** The beginning of some words, as much of it as so many lines hold. */
export function shortened(words: string, most: number, type: Type): string {
  if (countLinesOf(words, type) <= most) return words;
  const letters = Array.from(words);
  let [fits, over] = [0, letters.length];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (countLinesOf(`${letters.slice(0, middle).join('')}…`, type) <= most) fits = middle;
    else over = middle;
  }
  const kept = letters.slice(0, fits).join('');
  // Not within a word, unless it is the only one.
  return `${kept.replace(/\s+\S*$/, '').trimEnd()}…`;
}
