import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { saddleOrder, withBlankPages } from './saddle-order.js';

const pages = fc.integer({ min: 1, max: 300 });

describe('the order of pages for folding', () => {
  it.each([
    [4, '4|1 2|3'],
    [7, '8|1 2|7 6|3 4|5'],
    [12, '12|1 2|11 10|3 4|9 8|5 6|7'],
  ])('of %s pages is %s', (count, order) => {
    expect(
      saddleOrder(count)
        .map((side) => side.join('|'))
        .join(' '),
    ).toBe(order);
  });

  it('has every page once, and up to three more', () => {
    fc.assert(
      fc.property(pages, (count) => {
        const all = saddleOrder(count).flat();
        expect(all.length % 4).toBe(0);
        expect(all.length - count).toBeLessThan(4);
        const inTurn = all.toSorted((one, other) => one - other);
        expect(inTurn).toEqual(all.map((_, index) => index + 1));
      }),
    );
  });

  it('has pages side by side that are as far from the first as from the last', () => {
    fc.assert(
      fc.property(pages, (count) => {
        const order = saddleOrder(count);
        for (const [left, right] of order) expect(left + right).toBe(2 * order.length + 1);
      }),
    );
  });

  it('has odd pages on the right, each with the next one on its back', () => {
    fc.assert(
      fc.property(pages, (count) => {
        const order = saddleOrder(count);
        for (const [left, right] of order) expect([left % 2, right % 2]).toEqual([0, 1]);
        // Turned over, what is on the right lies behind what is on the left.
        for (let side = 0; side < order.length; side += 2) {
          const [front, back] = [order[side]!, order[side + 1]!];
          expect(back[0]).toBe(front[1] + 1);
          expect(front[0]).toBe(back[1] + 1);
        }
      }),
    );
  });

  it('can be folded: laid in one another, the sheets have their pages in turn', () => {
    fc.assert(
      fc.property(pages, (count) => {
        const order = saddleOrder(count);
        const before = order.map(([left, right], side) => (side % 2 === 0 ? right : left));
        const after = order.map(([left, right], side) => (side % 2 === 0 ? left : right));
        const read = [...before, ...after.toReversed()];
        expect(read).toEqual(read.map((_, index) => index + 1));
      }),
    );
  });
});

describe('blank pages of a booklet', () => {
  it.each([
    [['a'], 'a---'],
    [['a', 'b'], 'a--b'],
    [['a', 'b', 'c', 'd'], 'abcd'],
    [['a', 'b', 'c', 'd', 'e'], 'abcd---e'],
  ])('stand before the last page: %s', (all, filled) => {
    expect(
      withBlankPages(all)
        .map((page) => page ?? '-')
        .join(''),
    ).toBe(filled);
  });
});
