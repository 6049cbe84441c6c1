import {
  cornersOf,
  THIN,
  type Drawing,
  type Fill,
  type Point,
  type Shape,
  type Words,
} from './drawing.js';

/** Words of one line that are in one font. */
export interface Piece {
  text: string;
  family: string;
}

export interface SvgOptions {
  /** A line of text parted by the fonts that have its letters. */
  pieces(text: string, bold: boolean): Piece[];
  /** The colors of ink, of the light grey with its opacity, and of the paper under a box. */
  ink: string;
  shade: { color: string; opacity: number };
  paper: string;
  /** Attributes of the picture itself, such as its role and its words for those who do not see it. */
  attributes?: Record<string, string>;
}

/** A drawing as SVG: attributes alone, since pages allow no styles of their own. */
export function svg({ width, height, pen, shapes }: Drawing, options: SvgOptions): string {
  const { attributes = {} } = options;
  const size = { width: `${round(width)}pt`, height: `${round(height)}pt` };
  const viewBox = `0 0 ${round(width)} ${round(height)}`;
  const root = { xmlns: 'http://www.w3.org/2000/svg', viewBox, ...size, ...attributes };
  return `<svg${listed(root)}>${shapes.map((shape) => element(shape, pen, options)).join('')}</svg>`;
}

function element(shape: Shape, pen: number, options: SvgOptions): string {
  const { ink } = options;
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height, round: rx, fill } = shape;
      return tag('rect', { x, y, width, height, rx, ...outline(fill, pen, options) });
    }
    case 'oval': {
      const { x: cx, y: cy, across: rx, down: ry, fill } = shape;
      return tag('ellipse', { cx, cy, rx, ry, ...outline(fill, pen, options) });
    }
    case 'line': {
      const { color, opacity } = options.shade;
      const isBlack = shape.ink === 'black';
      return tag('polyline', {
        points: pointsOf(shape.points),
        ...{
          fill: 'none',
          stroke: isBlack ? ink : color,
          'stroke-width': shape.thickness * (isBlack ? pen : 1),
        },
        ...(isBlack ? {} : { 'stroke-opacity': opacity }),
        'stroke-linejoin': 'round',
      });
    }
    case 'head':
      return tag('polygon', { points: pointsOf(cornersOf(shape)), fill: ink });
    case 'words':
      return words(shape, options);
  }
}

function outline(fill: Fill, pen: number, { ink, shade, paper }: SvgOptions) {
  const fills = {
    paper: { fill: paper },
    shade: { fill: shade.color, 'fill-opacity': shade.opacity },
  };
  return { ...fills[fill], stroke: ink, 'stroke-width': THIN * pen };
}

function words({ x, y, text, size, bold }: Words, { ink, pieces }: SvgOptions): string {
  const [first, ...more] = pieces(text, bold);
  const set = (each: Piece | undefined) => escaped(each?.text ?? '');
  const inside =
    more.length === 0
      ? set(first)
      : [first, ...more]
          .map((each) => `<tspan${listed({ 'font-family': each!.family })}>${set(each)}</tspan>`)
          .join('');
  const attributes = {
    ...{ x, y, 'text-anchor': 'middle', fill: ink, 'font-size': size },
    'font-weight': bold ? 700 : 400,
    'font-family': first?.family ?? '',
  };
  return `<text${listed(attributes)}>${inside}</text>`;
}

function pointsOf(points: Point[]): string {
  return points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
}

function tag(name: string, attributes: Record<string, string | number>): string {
  return `<${name}${listed(attributes)}/>`;
}

function listed(attributes: Record<string, string | number>): string {
  return Object.entries(attributes)
    .map(
      ([name, value]) => ` ${name}="${typeof value === 'number' ? round(value) : escaped(value)}"`,
    )
    .join('');
}

/** A hundredth of a point is finer than any printer. */
function round(points: number): number {
  return Math.round(points * 100) / 100 || 0;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
