import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages, pdfText } from '@hearthside/testing';
import fc from 'fast-check';
import { audit } from '../audit/audit.js';
import { readPdf } from '../audit/audited-pdf.js';
import { leastTypeOf } from '../audit/least-type.js';
import { lettersOf } from '../drawing/letters.js';
import { sheetHtml } from '../html/sheet-html.js';
import {
  PAPERS,
  POINTS_PER_MM,
  profileOf,
  SIZES,
  tentProfile,
  type Paper,
} from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import type { ViewBlock } from '../view/view.js';
import { linesDrawn } from './fixtures/lines-drawn.js';
import { wordsAt } from './fixtures/words-at.js';
import { faceFor, faceOf } from './tents.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';

const typesetter = new Typesetter({ children: 1 });
afterAll(() => typesetter.close());

const tents = (...names: string[]): ViewBlock[] => [{ kind: 'tents', names }];
const set = (names: string[], paper: Paper = 'letter', changes = {}) =>
  typesetSheet(typesetter, { view: aView(tents(...names), changes), size: 'standard', paper });
const letter = tentProfile('letter');

describe('the type of a name', () => {
  it.each([
    ['Ada', 144, ['Ada']],
    ['Margaret', 120, ['Margaret']],
    ['Mary Jane', 144, ['Mary', 'Jane']],
    ['Maria del Carmen Esperanza', 96, ['Maria del', 'Carmen', 'Esperanza']],
    ['Anne-Catherine', 96, ['Anne-', 'Catherine']],
    ['Bartholomew Featherstonehaugh', 60, ['Bartholomew', 'Featherstone', 'haugh']],
    ['  ', 60, []],
    ['', 60, []],
  ])('is the largest that its face holds: %j in %i points', (name, size, lines) => {
    expect(faceFor(name, letter)).toEqual({ size, lines });
  });

  it('is never under 60 points, and all lines are within the face, whatever the name', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom('Wolfeschlegel', 'de', 'la', 'Ünsal', 'محمد', 'שרה', 'W'.repeat(30)),
          {
            maxLength: 9,
          },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(name, fc.constantFrom(...PAPERS), (each, paper) => {
        const profile = tentProfile(paper);
        const { size, lines } = faceFor(each, profile);
        const { width, height } = faceOf(profile);
        expect([144, 120, 96, 72, 60]).toContain(size);
        expect(lines.length).toBeLessThanOrEqual(3);
        expect(lines.length * 1.1 * size).toBeLessThanOrEqual(height);
        const widths = lines.map((line) => lettersOf(profile.font).width(line, true) * size);
        expect(Math.max(0, ...widths)).toBeLessThanOrEqual(width);
        const isShortened = lines.at(-1)?.endsWith('…');
        if (!isShortened) expect(lines.join('').replace(/\s/g, '')).toBe(each.replace(/\s/g, ''));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a name that stands on a table', () => {
  const names = ['Ada', 'Mary Jane', 'Wolfeschlegelsteinhausenberger', 'Ülkü', 'שרה'];

  it.each(PAPERS)('is on both faces of a page of its own, read once: %s', async (paper) => {
    const { pdf, pages } = await set(names, paper, { draft: true });
    expect(pages).toBe(names.length);
    const words = (await wordsAt(pdf)).filter(({ size }) => size > 20);
    const middle = (tentProfile(paper).height / 2) * POINTS_PER_MM;
    for (const { y, turned, isArtifact } of words) {
      expect([Math.abs(turned), isArtifact]).toEqual(y > middle ? [180, true] : [0, false]);
    }
    const { structure } = await readPdf(pdf);
    expect(structure.elements.filter(({ role }) => role === 'H1')).toHaveLength(names.length);
    const smallestType = leastTypeOf(aView(tents('Ada')), { size: 'xlarge', paper });
    expect(smallestType).toBe(18);
    expect(await audit(pdf, { smallestType })).toEqual([]);
  });

  it.each(PAPERS)(
    'has the same distance to the fold on both faces, and a line there: %s',
    async (paper) => {
      const { pdf } = await set(['Ada'], paper);
      const middle = (tentProfile(paper).height / 2) * POINTS_PER_MM;
      const [turned, upright] = (await wordsAt(pdf))
        .filter(({ size }) => size > 20)
        .toSorted((a, b) => b.y - a.y);
      expect(turned!.y - middle).toBeCloseTo(middle - upright!.y, 0);
      const [fold] = (await linesDrawn(pdf)).filter(({ isDashed }) => isDashed);
      expect(fold!.from.y).toBeCloseTo(middle, 0);
      const words = (await wordsAt(pdf)).filter((each) => each.text === 'Fold');
      expect(words.map(({ size, isArtifact }) => [Math.round(size), isArtifact])).toEqual([
        [18, true],
        [18, true],
      ]);
    },
  );

  it('is a line to write on where it is not known, named for those who cannot see it', async () => {
    const { pdf, pages } = await set(['', 'Ada']);
    expect(pages).toBe(2);
    const { structure } = await readPdf(pdf);
    expect(structure.elements.filter(({ role }) => role === 'Figure')).toHaveLength(1);
    const lines = (await linesDrawn(pdf)).filter((line) => line.page === 1 && !line.isDashed);
    expect(lines).toHaveLength(2);
    expect(await audit(pdf, { smallestType: 18 })).toEqual([]);
  });

  it('shows nothing of the course, whatever the size asked for', async () => {
    const brand = { name: 'Upper Valley Institute' };
    const view = aView(tents('Ada'), { brand });
    const prints = SIZES.map((size) => typesetSheet(typesetter, { view, size, paper: 'a4' }));
    const [first, ...others] = await Promise.all(prints);
    expect((await pdfText(first!.pdf)).replace(/\s+/g, ' ').trim()).toMatch(/^(?:Fold|Ada| )+$/);
    for (const { pdf } of others) expect(Buffer.compare(pdf, first!.pdf)).toBe(0);
  });

  it('comes out alike from WebAssembly', async () => {
    const wasm = new Typesetter({ children: 1, engine: 'wasm' });
    const view = aView(tents(...names));
    const there = await typesetSheet(wasm, { view, size: 'standard', paper: 'letter' });
    wasm.close();
    expect(await pdfPages(there.pdf)).toEqual(await pdfPages((await set(names)).pdf));
  });

  it('has a heading on a screen too, and no other name above it', () => {
    const links = { home: '/', assets: '', assetBase: '', address: () => '' };
    const html = sheetHtml(aView(tents('Ada & Co', '')), profileOf('standard', 'letter'), links);
    expect(html).toContain('<h1>Ada &amp; Co</h1>');
    expect(html).toContain('aria-label="a line to write a name on"');
    expect(html).not.toMatch(/Spoons|Edition/);
    expect(html.match(/<h1/g)).toHaveLength(2);
  });
});
