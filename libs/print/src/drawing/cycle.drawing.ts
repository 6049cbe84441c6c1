import { arrow } from './arrow.js';
import { THICK, type Sketch, type Point, type Shape } from './drawing.js';
import { boxFor, insideOf, labelledBox } from './labelled-box.js';
import { drawLoop } from './loop.drawing.js';
import type { Room } from './room.js';
import { all, linesOf } from './words.js';

/** The least of an arrow to be seen between two boxes, as a part of the type size. */
const LEAST_WAY = 2.8;
/** How much wider than high the ring is, at most. */
const MOST_WIDE = 1.6;
/** What a box may take of the width. */
const SHARES = [0.42, 0.34, 0.27, 0.22];
const RAISE = 3;

interface Size {
  width: number;
  height: number;
}

/** Boxes on a ring, clockwise from the top; a loop down the page where a ring has no room. */
export function drawCycle(words: string[], room: Room): Sketch | undefined {
  for (const share of SHARES) {
    const inside = insideOf(share * room.width, room);
    const labels = all(words.map((each) => linesOf(each, inside, room)));
    if (!labels) break;
    const box = boxFor(labels, room);
    const ring = ringFor(words.length, box, room);
    if (!ring) continue;
    const { middles, ways } = ring;
    const lowest = Math.max(...middles.map(({ y }) => y)) + box.height / 2;
    const height = Math.max(lowest, ...ways.flat().map(({ y }) => y + THICK));
    const shapes = [
      ...ways.flatMap((points) => arrow(points, room)),
      ...labels.flatMap((label, index): Shape[] =>
        labelledBox(label, { ...middles[index]!, ...box }, room),
      ),
    ];
    return { width: room.width, height, shapes };
  }
  return drawLoop(words, room);
}

/** The flattest ring on which boxes stand apart and each arrow can be seen. */
function ringFor(count: number, box: Size, room: Room) {
  const most = (room.height - box.height) / 2;
  for (let down = box.height; down <= most; down += RAISE) {
    const across = Math.min((room.width - box.width) / 2, MOST_WIDE * down);
    const at = (turn: number): Point => ({
      x: room.width / 2 + across * Math.sin(2 * Math.PI * turn),
      y: box.height / 2 + down - down * Math.cos(2 * Math.PI * turn),
    });
    const middles = Array.from({ length: count }, (_, index) => at(index / count));
    const ways = all(middles.map((_, index) => wayBetween(index, count, at, box, room)));
    if (ways && standApart(middles, box, room)) return { middles, ways };
  }
  return undefined;
}

/** The stretch of the ring between two boxes; nothing when too little of it can be seen. */
function wayBetween(
  index: number,
  count: number,
  at: (turn: number) => Point,
  box: Size,
  { size }: Room,
): Point[] | undefined {
  const steps = Math.ceil(720 / count);
  const turns = Array.from({ length: steps + 1 }, (_, step) => (index + step / steps) / count);
  const ends = [at(index / count), at((index + 1) / count)];
  const points = turns.map(at);
  const isFree = (point: Point) => ends.every((middle) => !isWithin(point, middle, box));
  const first = points.findIndex(isFree);
  const last = points.findLastIndex(isFree);
  if (first < 0 || !points.slice(first, last + 1).every(isFree)) return undefined;
  const [from, to] = [points[first]!, points[last]!];
  if (Math.hypot(to.x - from.x, to.y - from.y) < LEAST_WAY * size) return undefined;
  return points.slice(first, last + 1);
}

function isWithin(point: Point, middle: Point, { width, height }: Size): boolean {
  return Math.abs(point.x - middle.x) < width / 2 && Math.abs(point.y - middle.y) < height / 2;
}

function standApart(middles: Point[], { width, height }: Size, { size }: Room): boolean {
  return middles.every((one, index) =>
    middles
      .slice(index + 1)
      .every(
        (other) =>
          Math.abs(one.x - other.x) >= width + size || Math.abs(one.y - other.y) >= height + size,
      ),
  );
}
