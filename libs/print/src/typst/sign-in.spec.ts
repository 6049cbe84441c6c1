import { afterAll, describe, expect, it } from '@jest/globals';
import { anSvg, pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { readPdf } from '../audit/audited-pdf.js';
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
import { paragraph, text, type ViewBlock } from '../view/view.js';
import { linesDrawn } from './fixtures/lines-drawn.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';

const typesetter = new Typesetter({ children: 1 });
afterAll(() => typesetter.close());

const ROW = 14;
const signIn = (rows: number): ViewBlock => ({
  kind: 'table',
  label: [],
  header: [text('Name'), text('Signature'), text('Large print')],
  rows: Array.from({ length: rows }, (_, index) => ({
    cells: [index === 3 ? text('Ada Lovelace') : [], [], [{ text: 'large print', box: true }]],
  })),
  widths: [4, 4, 2],
  stackable: false,
  writable: true,
  rowHeight: ROW,
});
const intro = paragraph(
  text('Please sign in; write only what you like others to see. '),
  text('The leaders keep this list until the course ends, and shred it then.'),
);
const brand = { name: 'Upper Valley Institute', logo: { asset: 'logo', alt: 'A cup' } };
const set = (rows: number, size: Size, paper: Paper) =>
  typesetSheet(typesetter, {
    view: aView([intro, signIn(rows)], { brand, draft: true }),
    ...{ size, paper },
    pictures: new Map([['logo', anSvg('<path d="M0 0h9v9z"/>')]]),
  });

describe('rows to sign in', () => {
  it.each(PAPERS)(
    'are twelve on the first page, under title, logo and two lines: %s',
    async (paper) => {
      expect((await set(12, 'standard', paper)).pages).toBe(1);
    },
  );

  it.each(SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const)))(
    'are each as high as a hand needs, on every page under the same head: %s, %s',
    async (size, paper) => {
      const { pdf, pages } = await set(30, size, paper);
      expect(pages).toBeGreaterThan(1);
      for (const page of await pdfPages(pdf))
        expect(page).toMatch(/Name\s+Signature\s+Large\s+print/);
      const lines = (await linesDrawn(pdf)).filter(({ from, to }) => Math.abs(from.y - to.y) < 0.1);
      for (let page = 1; page <= pages; page++) {
        const own = lines.filter((line) => line.page === page && line.thickness === 0.75);
        const ys = [...new Set(own.map(({ from }) => Math.round(from.y * 10) / 10))];
        const [, ...below] = ys.toSorted((a, b) => b - a);
        below.slice(1).forEach((y, index) => {
          expect((below[index]! - y) / POINTS_PER_MM).toBeGreaterThan(ROW - 0.1);
        });
      }
      expect(await audit(pdf, { smallestType: profileOf(size, paper).footer })).toEqual([]);
    },
  );

  it('have boxes to tick that say what for', async () => {
    const { structure } = await readPdf((await set(30, 'xlarge', 'letter')).pdf);
    const figures = structure.elements.filter(({ role }) => role === 'Figure');
    // The logo is one too.
    expect(figures).toHaveLength(30 + 1);
  });

  it('are high on a screen too', () => {
    expect(blocksHtml([signIn(1)], '')).toContain('<table class="writable high-rows">');
  });
});
