import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages, pdfText } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { readPdf } from '../audit/audited-pdf.js';
import { pictures } from '../drawing/fixtures/pictures.js';
import type { Picture } from '../drawing/picture.js';
import { PAPERS, profileOf, SIZES, type Size } from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { box, bullets, paragraph, text, type ViewBlock } from '../view/view.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';

const engines = {
  auto: new Typesetter({ children: 1 }),
  wasm: new Typesetter({ children: 1, engine: 'wasm' }),
};
afterAll(() => Object.values(engines).forEach((each) => each.close()));

const framework = (of: Picture): ViewBlock =>
  box('plain', 'Tea', [{ kind: 'drawing', alt: `A ${of.kind}`, of }, bullets(of.parts)]);

interface SetOptions {
  engine?: keyof typeof engines;
  size?: Size;
  paper?: (typeof PAPERS)[number];
  blocks?: ViewBlock[];
}

const set = ({
  engine = 'auto',
  size = 'standard',
  paper = 'letter',
  blocks = pictures.map(framework),
}: SetOptions) => typesetSheet(engines[engine], { view: aView(blocks), size, paper });

describe('a drawing in a PDF', () => {
  it.each(SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const)))(
    'passes the audit, in type no smaller than the body: %s on %s',
    async (size, paper) => {
      const { pdf } = await set({ size, paper });
      const { body, footer } = profileOf(size, paper);
      expect(await audit(pdf, { smallestType: footer })).toEqual([]);
      const { structure, painted } = await readPdf(pdf);
      const figures = structure.elements.filter(({ role }) => role === 'Figure');
      expect(figures).toHaveLength(pictures.length);
      const sizes = painted.flatMap((each) => (each.isArtifact ? [] : (each.size ?? [])));
      expect(
        Math.min(...sizes.filter((each) => Math.abs(each - footer) > 0.01 || footer === body)),
      ).toBeCloseTo(body, 1);
    },
  );

  it('is text in the fonts of print, and in no others', async () => {
    const parts = [
      ...['Ένα τσάι', 'Чашка', 'כוס שָׁלוֹם', 'كوب السَّلَامُ'],
      ...['tea 🫖', '❤️ 1️⃣', '茶'],
    ];
    const { pdf, replaced } = await set({
      blocks: [framework({ kind: 'ladder', parts, numbered: false })],
    });
    const { fonts } = await readPdf(pdf);
    for (const { name } of fonts) expect(name).toMatch(/\+(?:Atkinson|Arimo|NotoSans|NotoEmoji)/);
    expect(await audit(pdf)).toEqual([]);
    expect(replaced).toEqual(['茶']);
    const words = await pdfText(pdf);
    for (const word of ['Ένα τσάι', 'Чашка', '🫖', '□']) {
      expect(words.split(word).length - 1).toBeGreaterThanOrEqual(2);
    }
  });

  it('comes out alike from both engines, and the same each time', async () => {
    const [here, again, there] = [await set({}), await set({}), await set({ engine: 'wasm' })];
    expect(Buffer.compare(here.pdf, again.pdf)).toBe(0);
    expect(there.units).toEqual(here.units);
    expect(await pdfPages(there.pdf)).toEqual(await pdfPages(here.pdf));
    expect(await audit(there.pdf)).toEqual([]);
  }, 240_000);

  it('stands with its title and the beginning of its list on one page', async () => {
    for (let lines = 0; lines < 24; lines += 4) {
      const before = Array.from({ length: lines }, () => paragraph(text('Tea.')));
      const { pdf } = await set({ size: 'large', blocks: [...before, framework(pictures[1]!)] });
      const page = (await pdfPages(pdf)).find((words) => words.includes('Relief fades'))!;
      expect(page.match(/Distress/g)).toHaveLength(2);
    }
  });

  it('leaves the list alone where its words are too long to be drawn', async () => {
    const long = { ...pictures[1]!, parts: ['Donaudampfschifffahrtsgesellschaft', 'Tea'] };
    const standard = await readPdf((await set({ blocks: [framework(long)] })).pdf);
    const { pdf } = await set({ size: 'xlarge', blocks: [framework(long)] });
    const xlarge = await readPdf(pdf);
    const figures = ({ structure }: typeof xlarge) =>
      structure.elements.filter(({ role }) => role === 'Figure').length;
    expect([figures(standard), figures(xlarge)]).toEqual([1, 0]);
    expect(await pdfText(pdf)).toContain('Donaudampfschifffahrtsgesellschaft');
  });
});
