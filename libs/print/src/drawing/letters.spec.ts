import { describe, expect, it } from '@jest/globals';
import { lettersOf } from './letters.js';

const letters = lettersOf('Arimo');

describe('the width of words', () => {
  it('is that of the font, and more in bold', () => {
    expect(letters.width('Vulnerability', false)).toBeCloseTo(5.41, 2);
    expect(letters.width('Vulnerability', true)).toBeCloseTo(5.96, 2);
  });

  it('counts a letter that no font has as a whole square', () => {
    expect(letters.width('茶茶', true)).toBe(2);
  });

  it('is known for an Arabic letter with a mark that fontkit cannot place', () => {
    expect(letters.width('\u0770\u0651', true)).toBeGreaterThan(0.2);
  });
});
