import { pictureFault } from '@hearthside/lesson-text';
import type { Measured } from './measured.js';
import { svgElements, type SvgElement } from './svg-elements.js';

/** What a plain drawing is made of. The rest is slow in print or looks different in each program. */
const PLAIN = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'switch', 'title', 'desc', 'metadata', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'clipPath'],
  ...['linearGradient', 'radialGradient', 'stop'],
]);
const LETTERS = new Set(['text', 'tspan', 'textPath']);
/** Remarks and declarations: more are nobody's logo, and take long to read past. */
const MOST_REMARKS = 100;
/** Elements inside each other: some thousand end the process that draws them. */
const DEEPEST = 100;
/** Elements to draw, each as often as it is used: 40,000 take 0.2 s on every sheet. */
const MOST_DRAWN = 20_000;

const fault = (said: string): Measured => ({ fault: `The logo ${said}` });
const DAMAGED = fault('is a drawing that cannot be read. Save it again as plain SVG, or as PNG.');
const INTRICATE = fault('is too intricate a drawing. Save it as PNG.');

/** The size of a drawing that is plain enough for every sheet. */
export function measureSvg(bytes: Buffer): Measured {
  const text = bytes.toString('utf8');
  if (text.split(/<[!?]/, MOST_REMARKS + 2).length > MOST_REMARKS + 1) return INTRICATE;
  const wrong = pictureFault('logo.svg', bytes);
  if (wrong === 'fetches') {
    return fault(
      'holds a script, or fetches something from elsewhere. Save it as plain SVG, or as PNG.',
    );
  }
  if (wrong) return DAMAGED;
  const drawn = text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  const elements = svgElements(drawn);
  const [root] = elements;
  if (!root) return DAMAGED;
  return partFault(elements) ?? weightFault(elements, drawn) ?? sizeOf(root);
}

function partFault(elements: readonly SvgElement[]): Measured | undefined {
  // Programs that draw leave parts of their own, such as sodipodi:namedview, which draw nothing.
  const names = elements.map(({ name }) => name.replace(/^svg:/, ''));
  const drawn = names.filter((name) => !name.includes(':'));
  if (drawn.some((name) => LETTERS.has(name))) {
    return fault('has letters that need a font. Save it with its letters as outlines, or as PNG.');
  }
  if (drawn.includes('image')) return fault('is an SVG with a photograph in it. Save it as PNG.');
  const other = drawn.find((name) => !PLAIN.has(name));
  return other === undefined
    ? undefined
    : fault(`uses "${other}", which not every printer shows. Save it as plain SVG, or as PNG.`);
}

const isGradient = (element: SvgElement | undefined) => /Gradient$/.test(element?.name ?? '');

/** What is used again and again inside what is used again would be drawn without end. */
function weightFault(elements: readonly SvgElement[], text: string): Measured | undefined {
  const byId = new Map(elements.map((each) => [each.attributes.get('id'), each]));
  const weights = new Map<SvgElement, number>();
  const weightOf = (element: SvgElement, way: number): number => {
    if (way > 2 * DEEPEST) return Infinity;
    const known = weights.get(element);
    if (known !== undefined) return known;
    // Stands until it is known: who comes by here again goes round in a ring.
    weights.set(element, Infinity);
    const used = usedBy(element).flatMap((id) => byId.get(id) ?? []);
    const parts = [...element.inside, ...used.filter((each) => !isGradient(each))];
    const weight = parts.reduce((sum, part) => sum + weightOf(part, way + 1), 1);
    weights.set(element, weight);
    return weight;
  };
  const isTooMuch = elements.some((each) => each.depth > DEEPEST || weightOf(each, 0) > MOST_DRAWN);
  // What a style sheet within uses, it may use any number of times.
  const inAttributes = elements.flatMap(({ attributes }) => [...attributes.values()].flatMap(urls));
  const isStyled = moreOften(urls(text), inAttributes).some((id) => !isGradient(byId.get(id)));
  return isTooMuch || isStyled ? INTRICATE : undefined;
}

/** Ids of what an element draws beside what is inside it. */
function usedBy({ attributes }: SvgElement): string[] {
  return [...attributes].flatMap(([name, value]) =>
    /^(?:xlink:)?href$/.test(name) ? [value.trim().replace(/^#/, '')] : urls(value),
  );
}

function urls(text: string): string[] {
  return Array.from(text.matchAll(/url\(\s*["']?#([^"')]*)/gi), ([, id = '']) => id.trim());
}

/** Words that one list has more often than the other. */
function moreOften(words: readonly string[], than: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of than) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const rest = (left.get(word) ?? 0) - 1;
    left.set(word, rest);
    return rest < 0;
  });
}

/** Pixels in each unit, as style sheets count them. */
const PIXELS: Record<string, number> = {
  ...{ '': 1, px: 1, pt: 96 / 72, pc: 16 },
  ...{ in: 96, cm: 96 / 2.54, mm: 96 / 25.4 },
};

function sizeOf({ attributes }: SvgElement): Measured {
  const [, , ...ofBox] = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width = NaN, height = NaN] =
    ofBox.length === 2 ? ofBox : ['width', 'height'].map((side) => pixels(attributes.get(side)));
  if (Number.isNaN(width) || Number.isNaN(height)) {
    return fault('does not say how wide and high it is. Save it as plain SVG, or as PNG.');
  }
  return { width, height };
}

function pixels(length = ''): number {
  const [, number, unit = ''] = /^\s*([\d.]+)([a-z]*)\s*$/.exec(length) ?? [];
  return Number(number) * (PIXELS[unit] ?? NaN);
}
