import { arrow, wayFor } from './arrow.js';
import type { Sketch, Point, Shape } from './drawing.js';
import { boxFor, insideOf, labelledBox } from './labelled-box.js';
import type { Room } from './room.js';
import { all, linesOf, type Lines } from './words.js';

/** The most between two stages, as a part of the type size. */
const MOST_WAY = 4;
/** The grey road under the arrows. */
const ROAD = 1.3;

/**
 * A road from stage to stage that can be walked both ways: straight across where all fit on a
 * line, else winding, and at last straight down.
 */
export function drawMap(labels: string[], room: Room): Sketch | undefined {
  for (let rows = 1; rows <= labels.length; rows++) {
    const columns = Math.ceil(labels.length / rows);
    if (Math.ceil(labels.length / columns) !== rows) continue;
    const drawing = road(labels, columns, room);
    if (drawing) return drawing;
  }
  return undefined;
}

function road(words: string[], columns: number, room: Room): Sketch | undefined {
  const { width, size } = room;
  const least = wayFor(room);
  const most = (width - (columns - 1) * least) / columns;
  const mostLines = columns === 1 ? 3 : 2;
  const labels = all(words.map((each) => linesOf(each, insideOf(most, room), room, { mostLines })));
  if (!labels) return undefined;
  const box = boxFor(labels, room);
  if (columns === 1) box.width = Math.max(box.width, Math.min(width, 11 * size));
  const free = columns > 1 ? (width - columns * box.width) / (columns - 1) : 0;
  const way = Math.min(free, MOST_WAY * size);
  const rows = Math.ceil(labels.length / columns);
  const height = rows * box.height + (rows - 1) * least;
  if (height > room.height) return undefined;
  const left = (width - columns * box.width - (columns - 1) * way) / 2;
  const middles = labels.map((_, index): Point => {
    const row = Math.floor(index / columns);
    const along = index % columns;
    const column = row % 2 === 0 ? along : columns - 1 - along;
    return {
      x: left + box.width / 2 + column * (box.width + way),
      y: box.height / 2 + row * (box.height + least),
    };
  });
  return { width, height, shapes: shapesOf(labels, middles, box, room) };
}

function shapesOf(
  labels: Lines[],
  middles: Point[],
  box: { width: number; height: number },
  room: Room,
): Shape[] {
  const arrows = middles.slice(1).flatMap((to, index) => {
    const from = middles[index]!;
    const edge = {
      x: (Math.sign(to.x - from.x) * box.width) / 2,
      y: (Math.sign(to.y - from.y) * box.height) / 2,
    };
    const ends = [
      { x: from.x + edge.x, y: from.y + edge.y },
      { x: to.x - edge.x, y: to.y - edge.y },
    ];
    return arrow(ends, room, 'both');
  });
  return [
    { kind: 'line', points: middles, thickness: ROAD * room.size, ink: 'shade' },
    ...arrows,
    ...labels.flatMap((label, index) => labelledBox(label, { ...middles[index]!, ...box }, room)),
  ];
}
