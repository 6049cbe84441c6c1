/** A picture as plain data, in points from its upper left corner; later shapes lie on earlier ones. */
export interface Drawing {
  width: number;
  height: number;
  /** Its lines are so many times as thick as usual, to go with large letters. */
  pen: number;
  shapes: Shape[];
}

/** Before it is known how thick its lines are. */
export type Sketch = Omit<Drawing, 'pen'>;

export interface Point {
  x: number;
  y: number;
}

/** Paper hides what lies below; shade is the one light grey. */
export type Fill = 'paper' | 'shade';

export interface Box extends Point {
  kind: 'box';
  width: number;
  height: number;
  /** Radius of the corners. */
  round: number;
  fill: Fill;
}

export interface Oval extends Point {
  kind: 'oval';
  /** Half its width and half its height, round the point. */
  across: number;
  down: number;
  fill: Fill;
}

export interface Line {
  kind: 'line';
  points: Point[];
  thickness: number;
  ink: 'black' | 'shade';
}

/** The head of an arrow: its tip, and where it points, in degrees clockwise from the right. */
export interface Head extends Point {
  kind: 'head';
  towards: number;
  length: number;
}

/** One line of text: the middle of its baseline. */
export interface Words extends Point {
  kind: 'words';
  text: string;
  size: number;
  bold: boolean;
}

export type Shape = Box | Oval | Line | Head | Words;

/** The least that prints well on an old copier. */
export const THIN = 1.25;
export const THICK = 2;

const HALF_HEAD = 0.5;

/** The three corners of the head of an arrow, its tip first. */
export function cornersOf({ x, y, towards, length }: Head): Point[] {
  const angle = (towards * Math.PI) / 180;
  const back = { x: x - length * Math.cos(angle), y: y - length * Math.sin(angle) };
  const aside = {
    x: -Math.sin(angle) * length * HALF_HEAD,
    y: Math.cos(angle) * length * HALF_HEAD,
  };
  return [
    { x, y },
    { x: back.x + aside.x, y: back.y + aside.y },
    { x: back.x - aside.x, y: back.y - aside.y },
  ];
}

/** A copy moved to the right and down. */
export function moved(shape: Shape, right: number, down: number): Shape {
  if (shape.kind !== 'line') return { ...shape, x: shape.x + right, y: shape.y + down };
  return { ...shape, points: shape.points.map(({ x, y }) => ({ x: x + right, y: y + down })) };
}

/** A copy as in a mirror, for those who read from right to left; words stay as they are. */
export function mirrored(shape: Shape, width: number): Shape {
  switch (shape.kind) {
    case 'line':
      return { ...shape, points: shape.points.map(({ x, y }) => ({ x: width - x, y })) };
    case 'box':
      return { ...shape, x: width - shape.x - shape.width };
    case 'head':
      return { ...shape, x: width - shape.x, towards: 180 - shape.towards };
    default:
      return { ...shape, x: width - shape.x };
  }
}
