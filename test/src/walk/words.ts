import { randomBytes } from 'node:crypto';
import { WALKERS, type Walker } from './walkers.js';

/** A word that stands in one thing alone, and who may read it. */
export interface Word {
  text: string;
  /** What it stands in, such as "A: leaders’ text". */
  of: string;
  knownTo: readonly Walker[];
}

/** Letters that no PDF parts and no page escapes. */
export function aWord(): string {
  const letters = [...randomBytes(10)].map((byte) => 'ABCDEFGHIJKLMNOP'[byte % 16]).join('');
  return `CANARY${letters}`;
}

/** Words in a text that the walker may not know, whatever the letters' case. */
export function leaked(words: readonly Word[], walker: Walker, text: string): Word[] {
  const seen = text.toUpperCase();
  return words.filter((word) => !word.knownTo.includes(walker) && seen.includes(word.text));
}

export const everyoneBut = (...known: Walker[]) =>
  WALKERS.filter((walker) => !known.includes(walker));
