import { THICK, type Point, type Shape } from './drawing.js';
import type { Room } from './room.js';

/** Points of an arrow's head. */
export function headLength(room: Room): number {
  const { size } = room;
  return Math.max(9, Math.min(size * 0.6, wayFor(room) * 0.45));
}

/** Points between two boxes, for an arrow. */
export function wayFor({ size, space }: Room): number {
  return (0.3 + 1.7 * space) * size;
}

/** A line along points with a head at its end, or at both ends. */
export function arrow(points: Point[], room: Room, ends: 'one' | 'both' = 'one'): Shape[] {
  const length = headLength(room);
  const backwards = points.toReversed();
  const heads = ends === 'both' ? [points, backwards] : [points];
  const line = ends === 'both' ? shortened(backwards, length).toReversed() : points;
  return [
    { kind: 'line', points: shortened(line, length), thickness: THICK, ink: 'black' },
    ...heads.map((way): Shape => headOf(way, length)),
  ];
}

/** The head points as the line runs where the head begins, so that it follows a bend. */
function headOf(points: Point[], length: number): Shape {
  const tip = points.at(-1)!;
  const from = shortened(points, length).at(-1)!;
  const towards = (Math.atan2(tip.y - from.y, tip.x - from.x) * 180) / Math.PI;
  return { kind: 'head', ...tip, towards, length };
}

/** A line without its last stretch, which the head covers. */
function shortened(points: Point[], length: number): Point[] {
  const rest = [...points];
  let left = length * 0.9;
  while (rest.length > 1) {
    const tip = rest.pop()!;
    const before = rest.at(-1)!;
    const step = Math.hypot(tip.x - before.x, tip.y - before.y);
    if (step > left) {
      const part = left / step;
      return [
        ...rest,
        { x: tip.x + (before.x - tip.x) * part, y: tip.y + (before.y - tip.y) * part },
      ];
    }
    left -= step;
  }
  return rest;
}
