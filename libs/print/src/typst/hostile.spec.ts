import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { anSvg, pdfPages, pdfText } from '@hearthside/testing';
import { profileOf, SIZES } from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { paragraph, text, type View } from '../view/view.js';
import { fontFiles } from './fonts.mjs';
import { bare, isComparable, hostileText, numbersFrom } from '@hearthside/testing/hostile';
import { withSubstitutes } from './substitutes.mjs';
import { typesetSheet } from './typeset-sheet.js';
import { forProfile, orderFor } from './typeset-view.js';
import { Typesetter } from './typesetter.js';

const engines = {
  auto: new Typesetter({ children: 1 }),
  wasm: new Typesetter({ children: 1, engine: 'wasm' }),
};
afterAll(() => Object.values(engines).forEach((each) => each.close()));
const both = ['auto', 'wasm'] as const;

const letter = profileOf('standard', 'letter');
const set = (view: View, engine: (typeof both)[number] = 'auto', profile = letter) =>
  engines[engine].typeset(orderFor(forProfile(view, profile), profile));

describe('hostile texts', () => {
  it('come out as they went in, six on a page, ten pages, on as many as by WebAssembly', async () => {
    const random = numbersFrom(1);
    const lost: string[] = [];
    for (let page = 0; page < 10; page++) {
      const texts = Array.from({ length: 6 }, () => `T ${hostileText(random)} T`);
      const order = orderFor(aView(texts.map((each) => paragraph(text(each)))), letter);
      const { pdf, pages } = await engines.auto.typeset(order);
      expect((await engines.wasm.typeset(order)).pages).toBe(pages);
      const seen = bare(await pdfText(pdf));
      const { view } = JSON.parse(withSubstitutes(order.data, fontFiles()).text) as {
        view: { blocks: { runs: [{ text: string }] }[] };
      };
      const sent = view.blocks
        .map(({ runs }) => runs[0].text)
        .filter((_, index) => isComparable(texts[index]!));
      lost.push(...sent.filter((each) => !seen.includes(bare(each))));
    }
    expect(lost).toEqual([]);
  });
});

describe('a word too long for a line', () => {
  it.each(SIZES.flatMap((size) => both.map((engine) => [size, engine] as const)))(
    'goes on in the next one: %s, %s',
    async (size, engine) => {
      const word = 'W'.repeat(200);
      const { pdf } = await set(aView([paragraph(text(word))]), engine, profileOf(size, 'letter'));
      expect((await pdfText(pdf)).replace(/\s/g, '')).toContain(word);
    },
  );

  it('is one too when signs that are no letters make it long', async () => {
    const word = `${'_'.repeat(116)}tea${'"'.repeat(116)}`;
    const { pdf } = await set(aView([paragraph(text(word))]));
    expect((await pdfText(pdf)).replace(/\s/g, '')).toContain(word);
  });

  it('prints a long address whole, and copies without signs of ours', async () => {
    const href = `https://example.org/${'tea'.repeat(60)}`;
    const { pdf } = await set(aView([paragraph([{ text: 'Tea', href }])]));
    const words = await pdfText(pdf);
    expect(words.replace(/\s/g, '')).toContain(href.slice('https://'.length));
    expect(words).not.toContain('\u200B');
  });

  it('leaves the hyphens and slashes of ordinary words to end lines', () => {
    const view = aView([paragraph(text('evidence-based/self-directed well-being'))]);
    expect(orderFor(view, letter).data).not.toContain('\u200B');
  });
});

describe('files', () => {
  it('in the folder of templates are files: no link leads out of it', () => {
    const folder = fileURLToPath(new URL('../../templates/', import.meta.url));
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => !lstatSync(join(folder, name)).isFile())).toEqual([]);
  });

  it.each(both)(
    'outside cannot be read through data, by any name of a picture: %s',
    async (engine) => {
      const folder = mkdtempSync(join(tmpdir(), 'hearthside-outside-'));
      const secret = join(folder, 'secret.svg');
      writeFileSync(secret, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
      const names = [
        secret,
        `..${secret}`,
        `${'../'.repeat(20)}${secret}`,
        '../sheet.typ',
        '../sheet.css',
      ];
      for (const asset of [...names, `file://${secret}`, '@preview/cetz:0.3.4/logo.svg']) {
        const view = aView([{ kind: 'image', asset, alt: 'A file' }]);
        await expect(set(view, engine)).rejects.toThrow();
      }
      rmSync(folder, { recursive: true });
    },
  );

  it.each(both)('and packages stay words where data names them: %s', async (engine) => {
    const words = '#import "@preview/cetz:0.3.4": * #include "../../etc/passwd"';
    const { pdf } = await set(
      aView([paragraph(text(words))], { title: words, kicker: words }),
      engine,
    );
    const squeezed = (await pdfText(pdf)).replace(/\s/g, '');
    expect(squeezed.split(words.replace(/\s/g, '')).length - 1).toBe(3);
  });

  it.each(both)('and markup stay words on the sheets of a packet too: %s', async (engine) => {
    const words = '#panic() [*x*] $1$ {{x}} \\u{0}"';
    const logo = { asset: 'logo.svg', alt: words };
    const brand = { name: words, logo, color: words };
    const cards = [{ label: words, runs: text(words), lines: 1 }];
    const part = {
      kind: 'part' as const,
      name: words,
      kicker: words,
      title: words,
      marks: [words],
    };
    const views = [
      [4, aView([{ kind: 'cards', cards, perSheet: 4, cut: true }], { brand, title: words })],
      [2, aView([{ kind: 'tents', names: [words] }], { brand })],
      [5, aView([part], { brand, booklet: true })],
    ] as const;
    for (const [times, view] of views) {
      const { pdf } = await typesetSheet(engines[engine], {
        ...{ view, size: 'standard', paper: 'letter' },
        pictures: new Map([['logo.svg', anSvg('<path d="M0 0h9v9z"/>')]]),
      });
      const squeezed = (await pdfText(pdf)).replace(/\s/g, '');
      expect(squeezed.split('panic()').length - 1).toBe(times);
    }
  });

  it('keep a letter that is struck through or circled, with a box for the stroke', async () => {
    const { text: safe, replaced } = withSubstitutes('a\u0335b c\u20DDd', fontFiles());
    expect(safe).toBe('a□b c□d');
    expect(replaced).toHaveLength(2);
  });
});

describe('writing lines', () => {
  it('stay on one page with their label up to eight, however full the page is', async () => {
    for (let before = 0; before < 24; before++) {
      const view = aView([
        ...Array.from({ length: before }, (_, n) => paragraph(text(`Paragraph ${n}`))),
        { kind: 'lines', label: text('Write here'), count: 8 },
      ]);
      const { pdf, pages } = await set(view);
      const all = await pdfPages(pdf);
      expect(all.length).toBe(pages);
      // A page with nothing but lines on it would have no label.
      expect(all.at(-1)).toContain('Write here');
    }
  });
});
