import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { blocksHtml } from '../html/blocks-html.js';
import { profileOf, SIZES } from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { box, bullets, paragraph, text, type ViewBlock } from '../view/view.js';
import { linesSeen } from './fixtures/lines-seen.js';
import { forProfile, orderFor } from './typeset-view.js';
import { Typesetter } from './typesetter.js';

const typesetter = new Typesetter();
afterAll(() => typesetter.close());

const large = profileOf('large', 'letter');
const set = (blocks: ViewBlock[], profile = large, pages?: ReadonlyMap<number, number>) =>
  typesetter.typeset(orderFor(forProfile(aView(blocks), profile, pages), profile));

describe('the mark of a standard page', () => {
  const table: ViewBlock = {
    kind: 'table',
    label: text('Cups'),
    header: [text('Cup'), text('Where')],
    rows: ['Red', 'Blue', 'Green'].map((cup) => ({ cells: [text(cup), text('Shelf')] })),
    widths: [],
    stackable: true,
    writable: false,
  };
  // The table is the first unit, its rows are the next three.
  const pages = new Map([1, 1, 1, 2].map((page, index) => [index + 1, page]));

  it('stands on a line of its own between two rows, whose columns keep their heads', async () => {
    const { pdf } = await set([table], large, pages);
    const lines = await linesSeen(pdf, 'left');
    const at = lines.indexOf('Page 2 in standard print');
    expect(lines.slice(at - 1, at + 3)).toEqual([
      'Blue Shelf',
      'Page 2 in standard print',
      'Cup Where',
      'Green Shelf',
    ]);
    expect(await audit(pdf, { smallestType: large.body })).toEqual([]);
  });

  it('stands between two tables on a screen too, and in no cell', () => {
    const { blocks } = forProfile(aView([table]), large, pages);
    expect(blocksHtml(blocks, '', large)).toMatch(
      /Blue<[^]*<\/table><\/div>\s*<p class="page-mark"[^]*<table>[^]*<th scope="col">Cup<[^]*Green</,
    );
  });
});

describe('a scale', () => {
  it.each(SIZES)('has its numbers on one line, in a box too: %s', async (size) => {
    const numbers = Array.from({ length: 11 }, (_, index) => index);
    const scale: ViewBlock = {
      kind: 'scale',
      label: text('Sure?'),
      numbers,
      low: 'no',
      high: 'yes',
    };
    const blocks = [scale, box('alert', 'Mind', [structuredClone(scale)])];
    const { pdf } = await set(blocks, profileOf(size, 'letter'));
    const lines = await linesSeen(pdf, 'left');
    expect(lines.filter((line) => line.replaceAll(' ', '') === numbers.join(''))).toHaveLength(2);
  });
});

describe('a frame that a page cannot hold', () => {
  it('says on the next page what goes on there, and is one box to a screen reader', async () => {
    const words = Array.from({ length: 30 }, (_, n) => paragraph(text(`Tea ${n}. `.repeat(20))));
    const { pdf, pages } = await set([box('alert', 'What is coming', words)]);
    const seen = await pdfPages(pdf);
    expect(pages).toBeGreaterThan(2);
    expect(seen.map((page) => page.includes('What is coming, continued'))).toEqual([
      false,
      ...Array.from({ length: pages - 1 }, () => true),
    ]);
    expect(await audit(pdf, { smallestType: large.body })).toEqual([]);
  });

  it('never begins with its label alone at the foot of a page', async () => {
    const words = Array.from({ length: 9 }, () => paragraph(text('Tea for two. '.repeat(16))));
    for (let lines = 14; lines < 24; lines++) {
      const before = Array.from({ length: lines }, () => paragraph(text('Line.')));
      const { pdf } = await set([...before, box('ask', 'All together', words)]);
      const seen = await pdfPages(pdf);
      const begins = seen.find((page) => page.includes('All together'));
      expect(begins).toMatch(/All together\s+Tea for two/);
    }
  });
});

describe('a tall picture in extra-large print', () => {
  it('stands below its list, so that no page is left empty before it', async () => {
    const parts = ['Myself', 'Near', 'Around', 'Those who know'];
    const drawing: ViewBlock = {
      kind: 'drawing',
      alt: 'Rings.',
      of: { kind: 'circles', parts, numbered: false },
    };
    const rings = box('plain', 'The rings', [drawing, bullets(parts.map((each) => `${each}.`))]);
    const at = async (size: 'large' | 'xlarge') => {
      const { pdf } = await set([rings], profileOf(size, 'letter'));
      const lines = await linesSeen(pdf, 'left');
      return lines.indexOf('• Myself.') < lines.indexOf('Those who know');
    };
    expect([await at('large'), await at('xlarge')]).toEqual([false, true]);
  });
});

describe('an address', () => {
  it('ends a line after a slash, else after a dot, and never after www', async () => {
    const href = 'https://www.abcdefghijk.org/kettles/abcdefghijklmn.html';
    const { pdf } = await set(
      [paragraph([{ text: 'The list', href }])],
      profileOf('xlarge', 'letter'),
    );
    const lines = await linesSeen(pdf, 'left');
    expect(lines.slice(2, 4)).toEqual([
      'The list (www.abcdefghijk.org/kettles/',
      'abcdefghijklmn.html)',
    ]);
  });
});
