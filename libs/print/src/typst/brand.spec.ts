import type { PDFObject } from 'pdf-lib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { anSvg, aPng, pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { readPdf } from '../audit/audited-pdf.js';
import { BRAND } from '../brand/brand.js';
import { bytesOf } from '../audit/stream.js';
import {
  PAPERS,
  POINTS_PER_MM,
  profileOf,
  SIZES,
  type Paper,
  type Size,
} from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { box, paragraph, text, type View, type ViewBlock } from '../view/view.js';
import { wordsAt } from './fixtures/words-at.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter, TypesettingFailed } from './typesetter.js';
import { profileFor } from './typeset-view.js';

const engines = {
  auto: new Typesetter({ children: 1 }),
  wasm: new Typesetter({ children: 1, engine: 'wasm' }),
};
afterAll(() => Object.values(engines).forEach((each) => each.close()));

const inEverySize = SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const));
const pages = (count: number) =>
  Array.from({ length: count * 12 }, () => paragraph(text('Warm the pot. '.repeat(15))));
const cards: ViewBlock = {
  kind: 'cards',
  perSheet: 4,
  cards: Array.from({ length: 6 }, (_, n) => ({ label: `${n + 1} of 6`, runs: text('Tea?') })),
};

interface SetOptions {
  size?: Size;
  paper?: Paper;
  engine?: keyof typeof engines;
  logo?: Uint8Array;
}

const set = (
  view: View,
  { size = 'standard', paper = 'letter', engine = 'auto', logo = aPng(300, 100) }: SetOptions = {},
) => typesetSheet(engines[engine], { view, size, paper, pictures: new Map([['logo', logo]]) });

const DRAFT = 'Draft: not for class';

describe('a draft', () => {
  it.each([
    ...inEverySize.map(([size, paper]) => ['sheet', size, paper, aView(pages(2))] as const),
    ...inEverySize.map(([size, paper]) => ['set of cards', size, paper, aView([cards])] as const),
    ['poster', 'xlarge', 'a4', aView(pages(1), { poster: true })] as const,
  ])(
    'says so at the upper right of every page, and nobody hears it read: %s, %s, %s',
    async (...sheet) => {
      const [, size, paper, view] = sheet;
      const { pdf, pages: count } = await set({ ...view, draft: true }, { size, paper });
      const { footer, width, height, margin } = profileFor(view, profileOf(size, paper));
      const said = (await wordsAt(pdf)).filter((words) => words.text === DRAFT);
      expect(said.map(({ page }) => page)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
      expect(count).toBeGreaterThan(1);
      for (const words of said) {
        expect(words.isArtifact).toBe(true);
        expect(words.size).toBeCloseTo(footer, 1);
        expect(words.x + words.width).toBeCloseTo((width - margin) * POINTS_PER_MM, 0);
        // Capitals are 0.72 of the type; printers leave out 4.2 mm.
        const white = height * POINTS_PER_MM - words.y - 0.72 * footer;
        expect(white).toBeGreaterThan(4.2 * POINTS_PER_MM);
      }
      expect(await audit(pdf, { smallestType: footer })).toEqual([]);
    },
  );

  it('has the pages that the sheet has without it', async () => {
    const [draft, sheet] = [
      await set(aView(pages(3), { draft: true })),
      await set(aView(pages(3))),
    ];
    expect(draft.units).toEqual(sheet.units);
  });
});

const brand = { name: 'Upper Valley Institute', color: '#7a2a12' };
const withLogo = { ...brand, logo: { asset: 'logo', alt: 'A steaming cup' } };

describe('an institute on its sheets', () => {
  it.each(inEverySize)(
    'stands above the kicker on the first page alone, with its logo: %s, %s',
    async (size, paper) => {
      const { pdf } = await set(aView(pages(2), { brand: withLogo }), { size, paper });
      const named = (await pdfPages(pdf)).map((page) => page.includes(brand.name));
      expect(named).toEqual(named.map((_, page) => page === 0));
      const [first, second] = await wordsAt(pdf);
      expect([first!.text, second!.text]).toEqual([brand.name, 'Kitchen hour']);
      const { structure } = await readPdf(pdf);
      const figures = structure.elements.filter(({ role }) => role === 'Figure');
      expect(figures).toHaveLength(1);
      expect(await audit(pdf, { smallestType: profileOf(size, paper).footer })).toEqual([]);
    },
  );

  it.each([
    ['wide', 40, 1],
    ['high', 1, 40],
    ['small', 1, 1],
    ['large', 4_000, 4_000],
  ])('leaves a logo its room and no more: %s', async (_, across, down) => {
    const yOf = async (logo?: Uint8Array) => {
      const view = aView([], { brand: logo ? withLogo : brand });
      const words = await wordsAt((await set(view, { ...(logo && { logo }) })).pdf);
      return words.find((each) => each.text === 'Kitchen hour')!.y;
    };
    const taken = (await yOf()) - (await yOf(aPng(across, down)));
    expect(taken).toBeLessThanOrEqual(BRAND.logoHeight * POINTS_PER_MM);
    expect(taken).toBeCloseTo(
      (await yOf()) - (await yOf(anSvg('', `viewBox="0 0 ${across} ${down}"`))),
      0,
    );
  });

  it.each([
    ['#7a2a12', [122, 42, 18]],
    ['red; } #panic()', [0, 0, 0]],
  ])('has a line under it in its color, or in black: %s', async (color, ink) => {
    const { pdf } = await set(aView([], { brand: { name: 'Tea', color } }));
    const { document } = await readPdf(pdf);
    const content = bytesOf(
      document.context.lookup(document.getPage(0).node.Contents() as PDFObject),
    );
    const [, stroke = ''] = /([\d. ]+) SCN\s+1\.5 w/.exec(content) ?? [];
    expect(stroke.split(' ').map((part) => Math.round(Number(part) * 255))).toEqual(ink);
  });

  it.each(PAPERS)(
    'stands in the margin of a poster, which keeps its one page: %s',
    async (paper) => {
      const parts = ['Safety', 'Attunement', 'Connection', 'Vulnerability', 'Intimacy'];
      const of = { kind: 'map' as const, parts, numbered: true };
      const map = box('plain', 'The map', [{ kind: 'drawing', alt: 'A map.', of }]);
      const poster = { poster: true as const, title: 'A map of five stages' };
      for (const name of [brand.name, `${'Institute of the Upper Valley '.repeat(4)}`]) {
        for (const draft of [{}, { draft: true as const }]) {
          const brands = [{ name }, { ...withLogo, name }];
          for (const each of brands) {
            const view = aView([map], { ...poster, ...draft, brand: each });
            const { pdf, pages: count } = await set(view, { paper });
            expect(count).toBe(1);
            const [first] = await wordsAt(pdf);
            expect(first!.text).toMatch(/^(?:Upper Valley Institute$|Institute of the .*…$)/);
            expect(first!.y).toBeGreaterThan(
              (profileOf('standard', paper).height - 12.7) * POINTS_PER_MM,
            );
            expect(await audit(pdf, { smallestType: 18 })).toEqual([]);
          }
        }
      }
    },
  );

  it.each(['auto', 'wasm'] as const)(
    'is refused cleanly with a logo that only seems whole: %s',
    async (engine) => {
      const failed = set(aView([], { brand: withLogo }), { engine, logo: aPng(300, 100, 0) });
      await expect(failed).rejects.toThrow(TypesettingFailed);
    },
  );

  it('comes out alike from both engines', async () => {
    const view = aView(pages(2), { brand: withLogo, draft: true });
    const [here, there] = [await set(view), await set(view, { engine: 'wasm' })];
    expect(await pdfPages(there.pdf)).toEqual(await pdfPages(here.pdf));
  });
});
