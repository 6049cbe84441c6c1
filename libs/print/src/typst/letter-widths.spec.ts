import { describe, expect, it } from '@jest/globals';
import { linesOfWords, longestWordWidth, widthOfWords } from './letter-widths.js';

describe('an estimate of width', () => {
  it('tells narrow letters from wide ones, and bold from plain', () => {
    const width = (words: string, bold = false) => widthOfWords(words, 'Arimo', bold);
    expect(width('iii')).toBeLessThan(width('mmm') / 3);
    expect(width('Began', true)).toBeGreaterThan(width('Began'));
  });

  it('counts lines that end between words, after a hyphen, and within a word too long for a line', () => {
    const lines = (words: string, room: number) => linesOfWords(words, room, 'Arimo', false);
    expect(lines('tea', 5)).toBe(1);
    expect(lines('tea tea tea', 3.5)).toBe(2);
    expect(lines('tea-tea-tea', 3.5)).toBe(2);
    expect(lines('mmmmmmmmmm', 5)).toBe(2);
  });

  it('finds the longest word of a cell', () => {
    const runs = [{ text: 'How it ' }, { text: 'began/ended' }];
    expect(longestWordWidth(runs, 'Arimo', false)).toBe(widthOfWords('ended', 'Arimo', false));
  });
});
