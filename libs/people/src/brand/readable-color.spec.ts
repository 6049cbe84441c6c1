import { describe, expect, it } from '@jest/globals';
import { colorOf, contrastOf, type Color } from '@hearthside/lesson-text';
import fc from 'fast-check';
import { readableColor } from './readable-color.js';

const WHITE: Color = [255, 255, 255];
const aColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const onWhite = (hex: string) => contrastOf(colorOf(hex), WHITE);

describe('a color that can be read', () => {
  it('stands out from white seven times, whatever color it was', () => {
    fc.assert(
      fc.property(aColor, (hex) => {
        const readable = readableColor(hex);
        expect(readable).toMatch(/^#[0-9a-f]{6}$/);
        expect(onWhite(readable)).toBeGreaterThanOrEqual(7);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays as it is where it is dark enough, and no darker than it must be elsewhere', () => {
    fc.assert(
      fc.property(aColor, (hex) => {
        const readable = readableColor(hex);
        if (onWhite(hex) >= 7) expect(readable).toBe(hex);
        else expect(onWhite(readable)).toBeLessThan(7.4);
        expect(readableColor(readable)).toBe(readable);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps its hue: no channel overtakes another', () => {
    fc.assert(
      fc.property(aColor, (hex) => {
        const before = colorOf(hex);
        const after = colorOf(readableColor(hex));
        for (const [one, other] of [
          [0, 1],
          [1, 2],
          [0, 2],
        ] as const) {
          if (before[one] >= before[other]) expect(after[one]).toBeGreaterThanOrEqual(after[other]);
          else expect(after[one]).toBeLessThanOrEqual(after[other]);
        }
      }),
    );
  });

  it.each([
    ['#7A2A12', '#7a2a12'],
    ['#000', '#000000'],
    ['#ff0', readableColor('#ffff00')],
    ['teal', '#000000'],
    ['#12345', '#000000'],
    ['', '#000000'],
  ])('of %j is %s', (hex, readable) => expect(readableColor(hex)).toBe(readable));
});
