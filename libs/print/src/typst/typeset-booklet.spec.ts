import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { readPdf } from '../audit/audited-pdf.js';
import { leastTypeOf } from '../audit/least-type.js';
import { blocksHtml } from '../html/blocks-html.js';
import { sheetHtml } from '../html/sheet-html.js';
import {
  bookletProfile,
  PAPERS,
  POINTS_PER_MM,
  profileOf,
  type Paper,
} from '../profile/profile.js';
import { bookletView } from '../view/booklet.view.js';
import { aView, everything } from '../view/fixtures/a-view.js';
import { heading, paragraph, text, type View, type ViewBlock } from '../view/view.js';
import { wordsAt } from './fixtures/words-at.js';
import { typesetBooklet } from './typeset-booklet.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';

const typesetter = new Typesetter({ children: 1 });
afterAll(() => typesetter.close());

const names = { name: 'booklet', documentTitle: 'Kitchen hour, session 1: booklet' };
const numbered = (letter: string): ViewBlock[] =>
  Array.from({ length: 40 }, (_, n) => [
    ...(n % 10 === 5 ? [heading(2, `Section ${n}`)] : []),
    paragraph(text(`${letter}${n} `), text('Warm the pot. '.repeat(8))),
  ]).flat();
const aSheet = (name: string, blocks: ViewBlock[], changes: Partial<View> = {}) =>
  aView(blocks, {
    title: name,
    footer: { left: `Kitchen hour · ${name}`, edition: 'Edition 1' },
    ...changes,
  });
const views: [View, ...View[]] = [
  aSheet('H1.1', numbered('a'), { brand: { name: 'Upper Valley Institute' }, draft: true }),
  aSheet('H1.2', everything),
  aSheet('lesson', numbered('b'), { marks: ['Yours to keep'] }),
];
const set = (paper: Paper, sheets = views) =>
  typesetBooklet(typesetter, { views: sheets, paper, names });

describe('a booklet', () => {
  it.each(PAPERS)(
    'has half pages that everybody can read, in 12 points at least: %s',
    async (paper) => {
      const { pdf } = await set(paper);
      const { document, structure } = await readPdf(pdf);
      const { width, height } = bookletProfile(paper);
      const page = document.getPage(0);
      expect(page.getWidth()).toBeCloseTo(width * POINTS_PER_MM, 1);
      expect(page.getHeight()).toBeCloseTo(height * POINTS_PER_MM, 1);
      expect(structure.elements.filter(({ role }) => role === 'H1')).toHaveLength(views.length);
      const smallestType = leastTypeOf({ booklet: true }, { size: 'standard', paper });
      expect(smallestType).toBe(12);
      expect(await audit(pdf, { smallestType })).toEqual([]);
    },
  );

  it('begins each sheet on a page of its own, whose foot says which it is on one line', async () => {
    const { pdf, pages } = await set('letter');
    const words = await wordsAt(pdf);
    const feet = Array.from({ length: pages }, (_, index) => {
      const own = words.filter(({ page }) => page === index + 1);
      const number = own.find((each) => each.text === `Page ${index + 1} of ${pages}`)!;
      return own.find(({ y, text: said }) => Math.abs(y - number.y) < 1 && said !== number.text)!
        .text;
    });
    expect([...new Set(feet)]).toEqual(['H1.1', 'H1.2', 'Lesson']);
    const titles = words.filter(({ size }) => Math.round(size) === 17);
    expect(titles.map((each) => each.text)).toEqual(['H1.1', 'H1.2', 'lesson']);
    titles.forEach(({ page, text: title }) => {
      expect(feet[page - 1]!.toLowerCase()).toBe(title.toLowerCase());
      expect(feet[page - 2]).not.toBe(feet[page - 1]);
    });
    const named = (await pdfPages(pdf)).map((page) => page.includes('Upper Valley Institute'));
    expect(named.lastIndexOf(true)).toBe(0);
  });

  it('marks where each page of each standard print begins', async () => {
    const { pdf } = await set('a4');
    const all = (await pdfPages(pdf)).join(' ');
    for (const [view, name, letter] of [
      [views[0], 'H1.1', 'a'],
      [views[2]!, 'Lesson', 'b'],
    ] as const) {
      const standard = await typesetSheet(typesetter, { view, size: 'standard', paper: 'a4' });
      const begins = (await pdfPages(standard.pdf)).map(
        // The first paragraph that begins there and does not go on from the page before.
        (page) => new RegExp(`(?:^|\\s)(Section \\d+ )?${letter}\\d+ Warm`).exec(page)![0].trim(),
      );
      expect(begins.length).toBeGreaterThan(2);
      begins.slice(1).forEach((words, index) => {
        expect(all).toMatch(new RegExp(`${name}, page ${index + 2} in standard print\\s+${words}`));
      });
      expect(all).not.toContain(`${name}, page 1 in`);
    }
  });

  it('asks for a standard print once for each sheet, from whoever keeps them', async () => {
    const asked: string[] = [];
    const { pdf } = await typesetBooklet(typesetter, { views, paper: 'letter', names }, (view) => {
      asked.push(view.title);
      return Promise.resolve({ units: [] });
    });
    expect(asked).toEqual(['H1.1', 'H1.2', 'lesson']);
    expect((await pdfPages(pdf)).join(' ')).not.toContain('in standard print');
  });

  it.each([8, 9, 10, 11])('keeps %i numbers of a scale between its margins', async (count) => {
    const numbers = Array.from({ length: count }, (_, index) => index);
    const scale: ViewBlock = {
      kind: 'scale',
      label: text('Sure?'),
      numbers,
      low: 'no',
      high: 'yes',
    };
    for (const paper of PAPERS) {
      const { pdf } = await set(paper, [aSheet('H1.1', [scale])]);
      const { width, margin } = bookletProfile(paper);
      const last = (await wordsAt(pdf)).find((each) => each.text === String(count - 1))!;
      // Some of its box is on the other side of the number.
      expect(last.x + last.width + POINTS_PER_MM).toBeLessThan((width - margin) * POINTS_PER_MM);
    }
  });

  it('gives a long name at its foot a second line', async () => {
    const left = 'A rather long name of a course about tea, session 1 · leaders’ guide';
    const long = aSheet('guide', numbered('a'), { footer: { left, edition: 'Edition 1' } });
    const { pdf } = await set('letter', [long, views[1]!]);
    expect((await pdfPages(pdf))[0]).toContain(left);
    const words = (await wordsAt(pdf)).filter(({ page, size }) => page === 1 && size < 12.5);
    const foot = words.find((each) => each.text === 'Edition 1')!;
    expect(foot.y).toBeGreaterThan(5 * POINTS_PER_MM);
  });

  it('on a screen has the title of each sheet, and marks that say whose page it is', () => {
    const links = { home: '/', assets: '', assetBase: '', address: () => '' };
    const html = sheetHtml(bookletView(views, names), profileOf('standard', 'letter'), links);
    expect(html.match(/<h1>[^<]*/g)).toEqual(['<h1>H1.1', '<h1>H1.2', '<h1>lesson']);
    const marked = { ...paragraph(text('Tea')), mark: 2, markOf: 'H1.1' };
    expect(blocksHtml([marked], '')).toContain('>H1.1, page 2 in standard print</p>');
  });
});
