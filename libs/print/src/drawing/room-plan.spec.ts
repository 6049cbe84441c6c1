import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draw } from './draw.js';
import type { Oval } from './drawing.js';
import { roomOf, wordsIn } from './fixtures/faults.js';
import { ROOM_SHAPES } from './room-plan.js';

const page = roomOf(468, 388, 14);
const aPlan = fc.record({
  kind: fc.constant('room' as const),
  shape: fc.constantFrom(...ROOM_SHAPES),
  seats: fc.integer({ min: 1, max: 36 }),
  leaders: fc.integer({ min: 1, max: 4 }),
});

describe('the plan of a room', () => {
  it('has a chair for everyone, none upon another, all within the picture', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        const drawing = draw(plan, page)!;
        const chairs = drawing.shapes.filter((shape): shape is Oval => shape.kind === 'oval');
        expect(chairs).toHaveLength(plan.seats + plan.leaders);
        for (const [index, { x, y, across }] of chairs.entries()) {
          expect(x - across).toBeGreaterThanOrEqual(0);
          expect(x + across).toBeLessThanOrEqual(drawing.width);
          expect(y + across).toBeLessThanOrEqual(drawing.height);
          for (const other of chairs.slice(index + 1)) {
            expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(2 * across);
          }
        }
        expect(drawing.height).toBeLessThanOrEqual(page.height + 0.01);
      }),
    );
  });

  it('says where the front is, and who leads', () => {
    const drawing = draw({ kind: 'room', shape: 'u', seats: 12, leaders: 2 }, page)!;
    expect(wordsIn(drawing).map(({ text }) => text)).toEqual(['Front', 'A', 'B']);
  });

  it('is left out where nobody could count the chairs', () => {
    expect(draw({ kind: 'room', shape: 'rows', seats: 60, leaders: 2 }, page)).toBeUndefined();
    expect(
      draw({ kind: 'room', shape: 'tables', seats: 36, leaders: 2 }, roomOf(210, 540, 24)),
    ).toBeUndefined();
  });
});
