import type { Sketch, Oval, Shape } from './drawing.js';
import type { Room } from './room.js';
import { all, linesOf, setAt, type Lines } from './words.js';

/** Round words, between two rings below, as parts of the type size. */
const ROUND = 0.5;
const APART = 0.5;
/** How much wider than high the rings may be. */
const SHAPES = [1.15, 1.5, 1.9, 1];
/** What words may take of the width. */
const SHARES = [0.9, 0.55, 0.4, 0.3];

/** Rings within rings, the first words in the innermost. All but touch at the foot, to leave room. */
export function drawCircles(words: string[], room: Room): Sketch | undefined {
  for (const share of SHARES) {
    const labels = all(words.map((each) => linesOf(each, share * room.width, room)));
    for (const shape of labels ? SHAPES : []) {
      const drawing = rings(labels!, shape, room);
      if (drawing) return drawing;
    }
  }
  return undefined;
}

function rings(labels: Lines[], shape: number, room: Room): Sketch | undefined {
  const { size } = room;
  const [first, ...others] = labels;
  const halves = [(Math.hypot(first!.width / shape, first!.height) + ROUND * size) / 2];
  for (const label of others) halves.push(ringRound(halves.at(-1)!, label, shape, room));
  const last = halves.at(-1)!;
  if (2 * last > room.height || 2 * last * shape > room.width) return undefined;
  const x = room.width / 2;
  const foot = (index: number) => 2 * last - (halves.length - 1 - index) * APART * size;
  const shapes = labels.flatMap((label, index): Shape[] => {
    const down = halves[index]!;
    const y = foot(index) - down;
    const fill = index % 2 === (halves.length - 1) % 2 ? 'paper' : 'shade';
    const ring: Oval = { kind: 'oval', x, y, across: down * shape, down, fill };
    const ceiling = index === 0 ? y + down : foot(index - 1) - 2 * halves[index - 1]!;
    const middle = index === 0 ? y : ceiling - ROUND * size - label.height / 2;
    return [ring, ...setAt(label, x, middle, room)];
  });
  // The outermost lies lowest.
  return { width: room.width, height: 2 * last, shapes: outermostFirst(shapes) };
}

/** Half the height of the ring that holds another and, above it, some words. */
function ringRound(inner: number, { width, height }: Lines, shape: number, { size }: Room): number {
  const used = 2 * inner + APART * size + height + ROUND * size;
  const wide = (width / 2 + ROUND * size) / shape;
  // At the top and at the foot of the words the ring must be as wide as they are.
  for (let gap = ROUND * size; ; gap += 0.5) {
    const half = (used + gap) / 2;
    const farthest = Math.max(half - gap, gap + height - half);
    if (farthest ** 2 + wide ** 2 <= half ** 2) return half;
  }
}

function outermostFirst(shapes: Shape[]): Shape[] {
  const isWords = ({ kind }: Shape) => kind === 'words';
  return [...shapes.filter((each) => !isWords(each)).toReversed(), ...shapes.filter(isWords)];
}
