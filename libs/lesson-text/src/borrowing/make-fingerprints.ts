import { comparableWords, packRuns, runsOf } from './fingerprint.js';

/** A run of this many words in a row is a borrowed sentence. */
export const BORROWED_WORDS = 8;
/** Lines that a source gives as samples to say count as borrowed when they are repeated whole. */
const SHORTEST_SAMPLE = 4;

export interface PackedFingerprint {
  source: string;
  length: number;
  runs: string;
}

/** The fingerprints of a source's text: its runs of eight words, and its shorter sample lines. */
export function fingerprintsOf(source: string, text: string): PackedFingerprint[] {
  const runs = runsOf(comparableWords(text), BORROWED_WORDS);
  const samples = quotations(text).map(comparableWords);
  const shorter = Array.from(
    { length: BORROWED_WORDS - SHORTEST_SAMPLE },
    (_, index) => index + SHORTEST_SAMPLE,
  ).flatMap((length) => {
    const lines = samples.filter((words) => words.length === length);
    return lines.length > 0
      ? [{ source, length, runs: packRuns(lines.flatMap((words) => runsOf(words, length))) }]
      : [];
  });
  return [...shorter, { source, length: BORROWED_WORDS, runs: packRuns(runs) }];
}

function quotations(text: string): string[] {
  return [...text.matchAll(/[“"]([^“”"\n]{3,200})[”"]/g)].map(([, words]) => words!);
}
