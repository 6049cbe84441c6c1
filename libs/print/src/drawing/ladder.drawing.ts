import { THICK, THIN, type Sketch, type Shape } from './drawing.js';
import type { Room } from './room.js';
import { all, linesOf, setAt, tallest, widest } from './words.js';

/** Between a rung and the words that stand on it, and beside them, as parts of the type size. */
const ON = 0.5;
const BESIDE = 1.2;
const LEAST_WIDTH = 12;

/** A ladder to be climbed: the first words stand on the lowest rung. */
export function drawLadder(words: string[], room: Room): Sketch | undefined {
  const { width, size } = room;
  const labels = all(words.map((each) => linesOf(each, width - 2 * BESIDE * size, room)));
  if (!labels) return undefined;
  const step = tallest(labels) + 2 * ON * size * room.space;
  const foot = size;
  const height = labels.length * step + foot;
  if (height > room.height) return undefined;
  const inside = Math.max(widest(labels) + 2 * BESIDE * size, Math.min(width, LEAST_WIDTH * size));
  const left = (width - inside) / 2;
  const right = width - left;
  const rails = [left, right].map((x): Shape => {
    const points = [
      { x, y: 0 },
      { x, y: height },
    ];
    return { kind: 'line', points, thickness: 2 * THICK, ink: 'black' };
  });
  const rungs = labels.flatMap((label, index): Shape[] => {
    const y = height - foot - index * step;
    const points = [
      { x: left, y },
      { x: right, y },
    ];
    return [
      { kind: 'line', points, thickness: 2 * THIN, ink: 'black' },
      ...setAt(label, width / 2, y - step / 2, room),
    ];
  });
  return { width, height, shapes: [...rails, ...rungs] };
}
