import type { Box, Fill, Shape } from './drawing.js';
import type { Room } from './room.js';
import { setAt, tallest, widest, type Lines } from './words.js';

/** Room within a box beside and above its words, as a part of the type size. */
const BESIDE = 0.6;
const OVER = 0.5;

/** Points that words may take up across a box. */
export function insideOf(width: number, { size }: Room): number {
  return width - 2 * BESIDE * size;
}

/** The size of a box that holds any of these. */
export function boxFor(labels: readonly Lines[], { size, space }: Room) {
  return {
    width: widest(labels) + 2 * BESIDE * size,
    height: tallest(labels) + 2 * OVER * size * space,
  };
}

/** A box round a middle with its words in it. */
export function labelledBox(
  label: Lines,
  place: { x: number; y: number; width: number; height: number },
  room: Room,
  fill: Fill = 'paper',
): Shape[] {
  const { x, y, width, height } = place;
  const round = room.size * 0.4;
  const frame: Box = {
    kind: 'box',
    x: x - width / 2,
    y: y - height / 2,
    width,
    height,
    round,
    fill,
  };
  return [frame, ...setAt(label, x, y, room)];
}
