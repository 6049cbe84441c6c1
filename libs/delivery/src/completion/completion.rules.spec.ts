import { describe, expect, it } from '@jest/globals';
import { isCompleted, needed } from './completion.rules.js';

const share = (text: string) => {
  const [completionShare, completionOf] = text.split('/').map(Number) as [number, number];
  return { completionShare, completionOf };
};

describe('sessions that are needed', () => {
  it.each([
    [3, '2/3', 2],
    [4, '2/3', 3],
    [5, '2/3', 4],
    [6, '2/3', 4],
    [1, '2/3', 1],
    [0, '2/3', 0],
    [0, '1/1', 0],
    [6, '1/1', 6],
    [6, '100/100', 6],
    [6, '0/1', 0],
    [6, '1/100', 1],
    [10, '7/10', 7],
    [30, '7/10', 21],
    [100, '29/100', 29],
    [50, '99/100', 50],
  ])('of %i, at %s: %i', (counted, of, least) => {
    expect(needed(counted, share(of))).toBe(least);
    expect(isCompleted(counted, least, share(of))).toBe(true);
    if (least > 0) expect(isCompleted(counted, least - 1, share(of))).toBe(false);
  });

  it('are the least whole number, of whatever share and however many', () => {
    for (let of = 1; of <= 100; of++) {
      for (let part = 0; part <= of; part++) {
        for (const counted of [1, 3, 6, 7, 12, 52]) {
          const least = needed(counted, { completionShare: part, completionOf: of });
          // In whole numbers, where nothing is rounded.
          expect(least * of >= counted * part && (least - 1) * of < counted * part).toBe(true);
        }
      }
    }
  });
});

describe('completing', () => {
  it('is for everybody where nothing counts', () => {
    expect(isCompleted(0, 0, share('1/1'))).toBe(true);
  });
});
