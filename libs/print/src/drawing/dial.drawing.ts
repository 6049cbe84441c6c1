import { arrow } from './arrow.js';
import { THICK, THIN, type Sketch, type Point, type Shape } from './drawing.js';
import type { Room } from './room.js';
import { all, linesOf, setAt, tallest } from './words.js';

const TICKS = 10;
/** Degrees from one point of the curve to the next. */
const STEP = 3;
/** Radius as a part of the width and of the type size, at most. */
const MOST_OF_WIDTH = 0.42;
const MOST_OF_SIZE = 9;
const LEAST_OF_SIZE = 3;
/** Between the curve and the names of its ends, and between the two names. */
const BELOW = 0.6;
const BETWEEN = 1.2;

/** Half a circle with ten ticks and a needle straight up: nearer to neither end. */
export function drawDial(words: string[], room: Room): Sketch | undefined {
  const { width, size } = room;
  const half = (width - BETWEEN * size) / 2;
  const labels = all(words.map((each) => linesOf(each, half, room)));
  if (words.length !== 2 || !labels) return undefined;
  const names = tallest(labels) + BELOW * size;
  const radius = Math.min(MOST_OF_WIDTH * width, MOST_OF_SIZE * size, room.height - names - THICK);
  if (radius < LEAST_OF_SIZE * size) return undefined;
  const tick = Math.min(size, radius * 0.15);
  const hub = Math.min(size * 0.35, radius * 0.06);
  const middle = { x: width / 2, y: radius };
  const at = (degrees: number, far: number): Point => ({
    x: middle.x - far * Math.cos((degrees * Math.PI) / 180),
    y: middle.y - far * Math.sin((degrees * Math.PI) / 180),
  });
  const curve = Array.from({ length: 180 / STEP + 1 }, (_, index) => at(index * STEP, radius));
  const ticks = Array.from({ length: TICKS }, (_, index): Shape => {
    const degrees = (index * 180) / (TICKS - 1);
    const points = [at(degrees, radius), at(degrees, radius - tick)];
    return { kind: 'line', points, thickness: THICK, ink: 'black' };
  });
  const shapes: Shape[] = [
    { kind: 'line', points: curve, thickness: THICK, ink: 'black' },
    { kind: 'line', points: [at(0, radius), at(180, radius)], thickness: THIN, ink: 'black' },
    ...ticks,
    ...arrow([middle, at(90, radius - 1.6 * tick)], room),
    {
      kind: 'oval',
      ...middle,
      y: middle.y - hub,
      across: hub,
      down: hub,
      fill: 'paper',
    },
    ...labels.flatMap((label, index) => {
      // Under its end, unless that would take it over the edge or into the other name.
      const wish = at(index * 180, radius - size).x;
      const own = index * (width - half);
      const [least, most] = [own + label.width / 2, own + half - label.width / 2];
      const x = Math.min(Math.max(wish, least), most);
      return setAt(label, x, radius + BELOW * size + label.height / 2, room);
    }),
  ];
  return { width, height: radius + names, shapes };
}
