import { describe, expect, it } from '@jest/globals';
import { breakLongWords } from './long-words.js';

const parts = (words: string) => breakLongWords(words).split('\u200B');

describe('a word too long for a line', () => {
  it.each([
    ['https://www.usaging.org', ['https://', 'www.usaging.org']],
    ['https://example.org/cups/and', ['https://', 'example.org/', 'cups/', 'and']],
    [
      'www.kettles-pots-cups.pots.example.org',
      ['www.kettles-', 'pots-', 'cups.', 'pots.', 'example.', 'org'],
    ],
    ['www.abcdefgh.abcdefgh.org', ['www.abcdefgh.', 'abcdefgh.', 'org']],
    ['kettle', ['kettle']],
    ['hand-warmed/kettle-and-pot', ['hand-warmed/kettle-and-pot']],
  ])('%s may end after a slash, else after a dot, and never after www', (words, expected) => {
    expect(parts(words)).toEqual(expected);
  });

  it('may end anywhere where it has no sign', () => {
    expect(parts('a'.repeat(30))).toHaveLength(30);
  });
});
