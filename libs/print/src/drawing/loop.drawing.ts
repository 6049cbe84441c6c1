import { arrow, wayFor } from './arrow.js';
import type { Sketch, Shape } from './drawing.js';
import { boxFor, insideOf, labelledBox } from './labelled-box.js';
import type { Room } from './room.js';
import { all, linesOf } from './words.js';

/** For the way back beside the boxes, and the least of a box, as parts of the type size. */
const BACK = 2.5;
const LEAST_BACK = 1.2;
const LEAST_WIDTH = 9;

/** A cycle down the page: boxes one below the other, and a way back to the first beside them. */
export function drawLoop(words: string[], room: Room): Sketch | undefined {
  const { width, size } = room;
  const back = Math.max(LEAST_BACK, BACK * room.space) * size;
  const most = width - back;
  const way = wayFor(room);
  const labels = all(words.map((each) => linesOf(each, insideOf(most, room), room)));
  if (!labels) return undefined;
  const box = boxFor(labels, room);
  box.width = Math.max(box.width, Math.min(most, LEAST_WIDTH * size));
  const height = labels.length * box.height + (labels.length - 1) * way;
  if (height > room.height) return undefined;
  const x = (width - back) / 2;
  const y = (index: number) => box.height / 2 + index * (box.height + way);
  const edge = x + box.width / 2;
  const [top, foot] = [y(0), y(labels.length - 1)];
  const wayBack = [
    { x: edge, y: foot },
    { x: edge + back, y: foot },
    { x: edge + back, y: top },
    { x: edge, y: top },
  ];
  const shapes = labels.flatMap((label, index): Shape[] => [
    ...labelledBox(label, { x, y: y(index), ...box }, room),
    ...(index === 0
      ? []
      : arrow(
          [
            { x, y: y(index) - box.height / 2 - way },
            { x, y: y(index) - box.height / 2 },
          ],
          room,
        )),
  ]);
  return { width, height, shapes: [...arrow(wayBack, room), ...shapes] };
}
