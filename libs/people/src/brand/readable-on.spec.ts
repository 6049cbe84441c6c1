import { describe, expect, it } from '@jest/globals';
import { colorOf, contrastOf } from '@hearthside/lesson-text';
import fc from 'fast-check';
import { readableOn, SURFACES } from './readable-on.js';

const aColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe.each(['light', 'dark'] as const)('a color on %s pages', (theme) => {
  const worst = (hex: string) =>
    Math.min(...SURFACES[theme].map((each) => contrastOf(colorOf(hex), colorOf(each))));

  it('stands out seven times from the worst surface, and is no further from itself than it must', () => {
    fc.assert(
      fc.property(aColor, (hex) => {
        const readable = readableOn(hex, SURFACES[theme]);
        expect(readable).toMatch(/^#[0-9a-f]{6}$/);
        expect(worst(readable)).toBeGreaterThanOrEqual(7);
        if (worst(hex) >= 7) expect(readable).toBe(hex);
        else expect(worst(readable)).toBeLessThan(7.6);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is plain where there is none', () => {
    expect(readableOn('teal', SURFACES[theme])).toBe(theme === 'light' ? '#000000' : '#ffffff');
  });
});
