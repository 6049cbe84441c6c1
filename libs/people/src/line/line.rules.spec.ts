import { describe, expect, it } from '@jest/globals';
import { lineFault, settledLine } from './line.rules.js';

describe('a line that somebody typed', () => {
  it.each([
    ['  Ruth   Lee ', 'Ruth Lee'],
    ['Ruth\r\nLee', 'Ruth Lee'],
    ['Zoe\u0308', 'Zoë'],
    [' ', ''],
  ])('is kept in one way: %j', (typed, kept) => {
    expect(settledLine(typed)).toBe(kept);
  });

  it.each(['Ruth Lee', 'Zoë O’Hara-李', 'x'.repeat(120), 'عائشة', 'Noor 👵🏽'])(
    'may be %j',
    (line) => {
      expect(lineFault(line, 120)).toBeUndefined();
    },
  );

  it.each([
    ['', 'missing'],
    ['x'.repeat(121), '121 letters. Please write at most 120'],
    ['Ruth\0Lee', 'cannot be shown'],
    ['Ruth\u202eeeL', 'cannot be shown'],
    ['Ruth\ud800', 'cannot be shown'],
    ['\u200b', 'cannot be shown'],
  ])('may not be %j', (line, why) => {
    expect(lineFault(line, 120)).toContain(why);
  });
});
