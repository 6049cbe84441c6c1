import { drawCircles } from './circles.drawing.js';
import { drawCycle } from './cycle.drawing.js';
import { drawDial } from './dial.drawing.js';
import { mirrored, moved, THICK, type Drawing, type Sketch } from './drawing.js';
import { drawGrid } from './grid.drawing.js';
import { drawLadder } from './ladder.drawing.js';
import { drawMap } from './map.drawing.js';
import { labelsOf, type Drawable, type Picture } from './picture.js';
import { drawRoomPlan } from './room-plan.drawing.js';
import type { Room } from './room.js';

/** Points of type up to which lines are as thick as usual. */
const LARGE = 24;
/** More parts or letters than these fit in no picture; trying all ways would keep a service busy. */
const MOST_PARTS = 24;
const MOST_LETTERS = 120;
const NO_BREAK = '\u00A0';

/** A picture laid out for the room there is; nothing when it could not be read there. */
export function draw(picture: Drawable, room: Room): Drawing | undefined {
  const pen = Math.max(1, room.size / LARGE);
  // Lines at the edge are half outside it.
  const edge = THICK * pen;
  const inside = { ...room, width: room.width - 2 * edge, height: room.height - 2 * edge };
  const isRoom = picture.kind === 'room';
  const drawing = isRoom ? drawRoomPlan(picture, inside) : drawFramework(picture, inside);
  if (!drawing) return undefined;
  const isReversed = !isRoom && picture.reversed;
  const shapes = drawing.shapes.map((shape) =>
    moved(isReversed ? mirrored(shape, inside.width) : shape, edge, edge),
  );
  return { width: room.width, height: drawing.height + 2 * edge, pen, shapes };
}

function drawFramework(picture: Picture, room: Room): Sketch | undefined {
  if (picture.parts.length < 2 || isBeyondMeasure(picture)) return undefined;
  return (
    laidOut(picture, labelsOf(picture, NO_BREAK), room) ?? laidOut(picture, labelsOf(picture), room)
  );
}

function laidOut(picture: Picture, labels: string[], room: Room): Sketch | undefined {
  const { across, down } = picture;
  switch (picture.kind) {
    case 'map':
      return drawMap(labels, room);
    case 'cycle':
      return drawCycle(labels, room);
    case 'grid':
      return across && down && drawGrid(labels, { across, down }, room);
    case 'ladder':
      return drawLadder(labels, room);
    case 'circles':
      return drawCircles(labels, room);
    case 'dial':
      return drawDial(labels, room);
  }
}

function isBeyondMeasure({ parts, across = ['', ''], down = ['', ''] }: Picture): boolean {
  const words = [...parts, ...across, ...down];
  return parts.length > MOST_PARTS || words.some(({ length }) => length > MOST_LETTERS);
}
