import { arrow } from './arrow.js';
import type { Drawing, Shape } from './drawing.js';
import { boxFor, insideOf, labelledBox } from './labelled-box.js';
import type { Room } from './room.js';
import { all, linesOf } from './words.js';

/** Between two boxes, and for the way back beside them, as parts of the type size. */
const WAY = 2;
const BACK = 2.5;
const LEAST_WIDTH = 9;

/** A cycle down the page: boxes one below the other, and a way back to the first beside them. */
export function drawLoop(words: string[], room: Room): Drawing | undefined {
  const { width, size } = room;
  const most = width - BACK * size;
  const labels = all(words.map((each) => linesOf(each, insideOf(most, room), room)));
  if (!labels) return undefined;
  const box = boxFor(labels, room);
  box.width = Math.max(box.width, Math.min(most, LEAST_WIDTH * size));
  const height = labels.length * box.height + (labels.length - 1) * WAY * size;
  if (height > room.height) return undefined;
  const x = (width - BACK * size) / 2;
  const y = (index: number) => box.height / 2 + index * (box.height + WAY * size);
  const edge = x + box.width / 2;
  const [top, foot] = [y(0), y(labels.length - 1)];
  const back = [
    { x: edge, y: foot },
    { x: edge + BACK * size, y: foot },
    { x: edge + BACK * size, y: top },
    { x: edge, y: top },
  ];
  const shapes = labels.flatMap((label, index): Shape[] => [
    ...labelledBox(label, { x, y: y(index), ...box }, room),
    ...(index === 0
      ? []
      : arrow(
          [
            { x, y: y(index) - box.height / 2 - WAY * size },
            { x, y: y(index) - box.height / 2 },
          ],
          room,
        )),
  ]);
  return { width, height, shapes: [...arrow(back, room), ...shapes] };
}
