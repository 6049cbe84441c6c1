import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { blocksHtml } from '../html/blocks-html.js';
import {
  PAPERS,
  POINTS_PER_MM,
  profileOf,
  SIZES,
  type Paper,
  type Size,
} from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { paragraph, text, type Card, type View, type ViewBlock } from '../view/view.js';
import { linesDrawn, type LineDrawn } from './fixtures/lines-drawn.js';
import { wordsAt, type WordsAt } from './fixtures/words-at.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';

const typesetter = new Typesetter({ children: 1 });
afterAll(() => typesetter.close());

const question = 'What was a kindness that somebody showed you without being asked?';
const cardsOf = (count: number, more: Partial<Card> = {}): Card[] =>
  Array.from({ length: count }, (_, index) => ({
    label: `Set B · ${index + 1} of ${count} · In pairs`,
    runs: text(question),
    ...more,
  }));
const cut = (cards: Card[]): ViewBlock => ({ kind: 'cards', cards, perSheet: 4, cut: true });
const intro = paragraph(text('Print one set for every four people, and cut along the lines.'));

const set = (view: View, size: Size = 'standard', paper: Paper = 'letter') =>
  typesetSheet(typesetter, { view, size, paper });

const inEverySize = SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const));
const mm = (points: number) => points / POINTS_PER_MM;
const long = ({ from, to }: LineDrawn) => mm(Math.hypot(from.x - to.x, from.y - to.y));
const isSlanted = ({ from, to }: LineDrawn) => from.x !== to.x && from.y !== to.y;
const isMark = (line: LineDrawn) => !line.isDashed && Math.abs(long(line) - 8) < 0.01;
const isGrid = (line: LineDrawn) => line.isDashed && !isSlanted(line);
const placesOf = (lines: LineDrawn[], side: 'x' | 'y') =>
  [
    ...new Set(
      lines.filter(({ from, to }) => from[side] === to[side]).map(({ from }) => from[side]),
    ),
  ].toSorted((a, b) => a - b);

/** Millimetres between a line and the letters of some words, marks above and below included. */
function distance({ from, to }: LineDrawn, { x, y, width, size }: WordsAt): number {
  const gap = (low: number, high: number, least: number, most: number) =>
    Math.max(0, low - most, least - high);
  const across = gap(Math.min(from.x, to.x), Math.max(from.x, to.x), x, x + width);
  const down = gap(Math.min(from.y, to.y), Math.max(from.y, to.y), y - 0.2 * size, y + 0.75 * size);
  return mm(Math.hypot(across, down));
}

describe('cards to cut out', () => {
  it.each(inEverySize)(
    'stand four on a page of their own, each large enough: %s, %s',
    async (...print) => {
      const [size, paper] = print;
      const { pdf } = await set(aView([intro, cut(cardsOf(7))], { draft: true }), size, paper);
      const pages = (await pdfPages(pdf)).map((page) => page.match(/of 7/g)?.length ?? 0);
      expect(pages).toEqual(size === 'xlarge' ? [0, 2, 2, 2, 1] : [0, 4, 3]);
      const grid = (await linesDrawn(pdf)).filter((line) => isGrid(line) && line.page === 2);
      const [xs, ys] = [placesOf(grid, 'x'), placesOf(grid, 'y')];
      const sides = [mm(xs[1]! - xs[0]!), mm(ys[1]! - ys[0]!)].toSorted((a, b) => a - b);
      expect(sides[0]).toBeGreaterThanOrEqual(74);
      expect(sides[1]).toBeGreaterThanOrEqual(105);
      expect(await audit(pdf, { smallestType: profileOf(size, paper).footer })).toEqual([]);
    },
  );

  it.each(inEverySize)(
    'have marks in the margins at both ends of every line, clear of all that is said: %s, %s',
    async (size, paper) => {
      const view = aView([intro, cut(cardsOf(5))], { draft: true });
      const { pdf } = await set(view, size, paper);
      const words = await wordsAt(pdf);
      const lines = await linesDrawn(pdf);
      const profile = profileOf(size, paper);
      for (const page of [2, 3]) {
        const own = lines.filter((line) => line.page === page);
        const [marks, grid] = [own.filter(isMark), own.filter(isGrid)];
        const [xs, ys] = [placesOf(grid, 'x'), placesOf(grid, 'y')];
        expect(placesOf(marks, 'x').map(Math.round)).toEqual(xs.map(Math.round));
        expect(placesOf(marks, 'y').map(Math.round)).toEqual(ys.map(Math.round));
        expect(marks).toHaveLength(2 * (xs.length + ys.length));
        for (const mark of marks) {
          expect(mark.thickness).toBe(0.75);
          const near = words.filter((each) => each.page === page && distance(mark, each) < 2.99);
          expect(near.map((each) => each.text)).toEqual([]);
          const ends = [mark.from, mark.to];
          const isOutside = ends.every(
            ({ x, y }) => x < xs[0]! || x > xs.at(-1)! || y < ys[0]! || y > ys.at(-1)!,
          );
          expect(isOutside).toBe(true);
          for (const { x, y } of ends) {
            expect(Math.min(mm(x), profile.width - mm(x))).toBeGreaterThan(4.5);
            expect(Math.min(mm(y), profile.height - mm(y))).toBeGreaterThan(4.5);
          }
        }
      }
    },
  );

  it.each([
    ['en-US', 1],
    ['he', 0],
  ])('have a corner to cut off at the end of the upper edge: %s', async (language, side) => {
    const { pdf } = await set(aView([cut(cardsOf(4))], { language }));
    const lines = await linesDrawn(pdf);
    const [xs, ys] = [placesOf(lines.filter(isGrid), 'x'), placesOf(lines.filter(isGrid), 'y')];
    const corners = lines.filter((line) => line.isDashed && isSlanted(line));
    expect(corners).toHaveLength(4);
    const at = corners.map(({ from, to }) => {
      const [x, y] = [
        side ? Math.max(from.x, to.x) : Math.min(from.x, to.x),
        Math.max(from.y, to.y),
      ];
      return `${xs.map(Math.round).indexOf(Math.round(x))} ${ys.map(Math.round).indexOf(Math.round(y))}`;
    });
    expect(at.toSorted()).toEqual([`${side} 1`, `${side} 2`, `${side + 1} 1`, `${side + 1} 2`]);
  });

  it('keep their size whatever they say, and a long one the text that no page holds', async () => {
    const words = Array.from({ length: 400 }, (_, index) => `w${index}`);
    const cards = [...cardsOf(2), ...cardsOf(1, { runs: text(words.join(' ')) }), ...cardsOf(2)];
    const { pdf } = await set(aView([cut(cards), paragraph(text('After.'))]), 'large');
    const pages = await pdfPages(pdf);
    const seen = (await wordsAt(pdf)).filter(({ y }) => y > 0).map((each) => each.text);
    expect(seen.join(' ').match(/\bw\d+/g)).toEqual(words);
    expect(pages.at(-1)).toContain('After.');
    expect(pages.at(-1)).not.toContain('of 2');
    expect(await audit(pdf, { smallestType: 18 })).toEqual([]);
  });

  it.each(inEverySize)(
    'have lines to write on, which nobody hears read: %s, %s',
    async (size, paper) => {
      const { pdf } = await set(aView([cut(cardsOf(4, { lines: 3 }))]), size, paper);
      const { lineHeight } = profileOf(size, paper);
      const own = (await linesDrawn(pdf)).filter((line) => !line.isDashed && !isMark(line));
      expect(own).toHaveLength(12);
      expect(Math.abs(mm(own[0]!.from.y - own[1]!.from.y))).toBeCloseTo(lineHeight, 1);
      expect(await audit(pdf, { smallestType: profileOf(size, paper).footer })).toEqual([]);
    },
  );

  it('on a screen have their lines too, and are known by a class', () => {
    const html = blocksHtml([cut(cardsOf(1, { lines: 3 }))], '');
    expect(html).toContain('<ul class="cards cut">');
    expect(html.match(/class="blank-line"/g)).toHaveLength(3);
    expect(blocksHtml([{ kind: 'cards', cards: cardsOf(1), perSheet: 2 }], '')).not.toMatch(
      /cut|blank/,
    );
  });
});
