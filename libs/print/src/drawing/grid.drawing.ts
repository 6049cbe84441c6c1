import type { Sketch, Shape } from './drawing.js';
import { boxFor, insideOf, labelledBox } from './labelled-box.js';
import type { Room } from './room.js';
import { all, linesOf, setAt, tallest, widest, type Lines } from './words.js';

/** Between boxes, and between a name and its boxes, as a part of the type size. */
const GAP = 0.5;
const BESIDE = 0.7;
/** What the names of the rows may take of the width. */
const MOST_BESIDE = 0.34;
/** A box is at least this high, so that it looks like a place. */
const LEAST_HIGH = 4;

export interface GridNames {
  across: [string, string];
  down: [string, string];
}

/** Two rows of two boxes, with the names of the rows beside them, or above them where it is narrow. */
export function drawGrid(words: string[], names: GridNames, room: Room): Sketch | undefined {
  if (words.length !== 4) return undefined;
  return besides(words, names, room) ?? stacked(words, names, room);
}

function besides(words: string[], { across, down }: GridNames, room: Room): Sketch | undefined {
  const { width, size } = room;
  const rowNames = all(down.map((each) => linesOf(each, MOST_BESIDE * width, room)));
  if (!rowNames) return undefined;
  const left = widest(rowNames) + BESIDE * size;
  const column = (width - left - GAP * size) / 2;
  const parts = partsOf(words, across, column, room);
  if (!parts) return undefined;
  const { labels, heads, head, high } = parts;
  const rowHigh = Math.max(high, tallest(rowNames));
  const height = head + 2 * rowHigh + GAP * size;
  if (height > room.height) return undefined;
  const x = (index: number) => left + column / 2 + index * (column + GAP * size);
  const y = (index: number) => head + rowHigh / 2 + index * (rowHigh + GAP * size);
  return {
    width,
    height,
    shapes: [
      ...heads.flatMap((each, index) =>
        setAt(
          each,
          x(index),
          heads[index]!.height / 2 + (head - BESIDE * size - each.height),
          room,
        ),
      ),
      ...rowNames.flatMap((each, index) => setAt(each, (left - BESIDE * size) / 2, y(index), room)),
      ...boxes(labels, x, y, { width: column, height: rowHigh }, room),
    ],
  };
}

function stacked(words: string[], { across, down }: GridNames, room: Room): Sketch | undefined {
  const { width, size } = room;
  const column = (width - GAP * size) / 2;
  const rowNames = all(down.map((each) => linesOf(each, width, room)));
  const parts = partsOf(words, across, column, room);
  if (!rowNames || !parts) return undefined;
  const { labels, heads, head, high } = parts;
  const name = tallest(rowNames) + GAP * size;
  const height = head + 2 * (name + high) + BESIDE * size;
  if (height > room.height) return undefined;
  const x = (index: number) => column / 2 + index * (column + GAP * size);
  const top = (index: number) => head + index * (name + high + BESIDE * size);
  return {
    width,
    height,
    shapes: [
      ...heads.flatMap((each, index) => setAt(each, x(index), (head - BESIDE * size) / 2, room)),
      ...rowNames.flatMap((each, index) =>
        setAt(each, width / 2, top(index) + (name - GAP * size) / 2, room),
      ),
      ...boxes(
        labels,
        x,
        (index) => top(index) + name + high / 2,
        { width: column, height: high },
        room,
      ),
    ],
  };
}

function partsOf(words: string[], across: string[], column: number, room: Room) {
  const inside = insideOf(column, room);
  const heads = all(across.map((each) => linesOf(each, column, room)));
  const labels = all(words.map((each) => linesOf(each, inside, room, { bold: false })));
  if (!heads || !labels) return undefined;
  return {
    heads,
    labels,
    head: tallest(heads) + BESIDE * room.size,
    high: Math.max(boxFor(labels, room).height, LEAST_HIGH * room.size),
  };
}

function boxes(
  labels: Lines[],
  x: (column: number) => number,
  y: (row: number) => number,
  box: { width: number; height: number },
  room: Room,
): Shape[] {
  return labels.flatMap((label, index) => {
    const place = { x: x(index % 2), y: y(Math.floor(index / 2)), ...box };
    return labelledBox(label, place, room);
  });
}
