import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairQueue } from './fair-queue.js';

function drained(queue: FairQueue<string>): string[] {
  const order: string[] = [];
  for (let item = queue.next(); item !== undefined; item = queue.next()) order.push(item);
  return order;
}

describe('waiting for one’s turn', () => {
  it('gives one who asks for one thing the second place, behind one who asks for a hundred', () => {
    const queue = new FairQueue<string>();
    for (let number = 0; number < 100; number++) queue.add('a', `a${number}`);
    queue.add('b', 'b0');
    expect(drained(queue).slice(0, 3)).toEqual(['a0', 'b0', 'a1']);
  });

  it('keeps the order of each who asks, loses nothing, and says how much is ahead', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }), (lanes) => {
        const queue = new FairQueue<string>();
        const items = lanes.map((lane, index) => `${lane}${index}`);
        items.forEach((item) => queue.add(item[0]!, item));
        const said = items.map((item) => queue.ahead(item));
        expect(queue.length).toBe(items.length);
        const order = drained(queue);
        expect(items.map((item) => order.indexOf(item))).toEqual(said);
        for (const lane of ['a', 'b', 'c']) {
          const own = (all: string[]) => all.filter((item) => item.startsWith(lane));
          expect(own(order)).toEqual(own(items));
        }
      }),
    );
  });

  it('forgets what is taken out', () => {
    const queue = new FairQueue<string>();
    for (const item of ['a0', 'a1', 'b0']) queue.add(item[0]!, item);
    queue.remove('a0');
    queue.remove('b0');
    expect(drained(queue)).toEqual(['a1']);
  });
});
