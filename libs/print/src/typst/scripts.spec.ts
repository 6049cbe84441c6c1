import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfText } from '@hearthside/testing';
import { PDFDocument, PDFName } from 'pdf-lib';
import { audit } from '../audit/audit.js';
import { bytesOf } from '../audit/stream.js';
import { profileOf, type Size } from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { paragraph, text } from '../view/view.js';
import { linesSeen } from './fixtures/lines-seen.js';
import { forProfile, orderFor } from './typeset-view.js';
import { Typesetter } from './typesetter.js';

const engines = {
  auto: new Typesetter({ children: 1 }),
  wasm: new Typesetter({ engine: 'wasm', children: 1 }),
};
afterAll(() => Object.values(engines).forEach((each) => each.close()));

const both = ['auto', 'wasm'] as const;

function set(
  words: string,
  { engine = 'auto', language = 'en-US', size = 'standard' }: SetOptions = {},
) {
  const profile = profileOf(size, 'letter');
  const view = aView([paragraph(text(words))], { language });
  return engines[engine].typeset(orderFor(forProfile(view, profile), profile));
}

interface SetOptions {
  engine?: (typeof both)[number];
  language?: string;
  size?: Size;
}

const fromLeftToRight = {
  Greek: 'Ένα φλιτζάνι τσάι, ὦ φίλε',
  Cyrillic: 'Чашка чая, їжак, Ђурђевак',
  Vietnamese: 'Một tách trà nóng',
  Czech: 'Šálek čaje, příliš žluťoučký',
  'letters put together from marks': 'cafe\u0301 nai\u0308ve',
  emoji: 'tea 🫖 and 😀',
  'selectors of emoji': 'a heart ❤️ and ☺︎ and ☎️',
  'emoji joined together': 'family 👨‍👩‍👧 and cook 👩🏽‍🍳',
  'flags and keys': 'flag 🇫🇷, press 1️⃣',
};

describe('scripts read from left to right', () => {
  const cases = Object.entries(fromLeftToRight).flatMap(([name, words]) =>
    both.flatMap((engine) =>
      (['standard', 'large'] as const).map((size) => [name, engine, size, words] as const),
    ),
  );
  it.each(cases)('come out as they went in: %s, %s, %s', async (_, engine, size, words) => {
    const { pdf, replaced } = await set(words, { engine, size });
    expect(replaced).toEqual([]);
    expect((await pdfText(pdf)).normalize('NFC')).toContain(words.normalize('NFC'));
  });
});

describe('scripts read from right to left', () => {
  it.each(
    both.flatMap((engine) => [
      ['Hebrew', engine, 'he', 'כוס תה חם'] as const,
      ['Arabic', engine, 'ar', 'كوب من الشاي'] as const,
    ]),
  )('come out as they went in: %s, %s', async (_, engine, language, words) => {
    const { pdf, replaced } = await set(words, { engine, language });
    expect(replaced).toEqual([]);
    expect(await linesSeen(pdf, 'right')).toContain(words);
  });

  it.each([
    ['Hebrew', 'שָׁלוֹם עֲלֵיכֶם', 'שָׁ'],
    ['Arabic', 'السَّلَامُ عَلَيْكُمْ', 'يْ'],
  ])('keep their vowel signs, and a reader hears each once: %s', async (_, words, letter) => {
    const { pdf, replaced } = await set(words);
    expect(replaced).toEqual([]);
    expect(await spokenInPlace(pdf)).toContain(letter.normalize('NFC'));
  });

  it.each(['he', 'ar'])(
    'begin at the right edge in a course in that language: %s',
    async (language) => {
      const [left, right] = [await set('tea', { language: 'en' }), await set('tea', { language })];
      expect(await edgeOf(left.pdf)).toBeCloseTo(72, 0);
      expect(await edgeOf(right.pdf)).toBeGreaterThan(500);
    },
  );

  it('stand in the right order within an English sentence', async () => {
    const { pdf } = await set('The word שלום means peace, and شكرا means thanks.');
    expect(await linesSeen(pdf, 'left')).toContain(
      'The word שלום means peace, and شكرا means thanks.',
    );
  });

  it('pass the audit', async () => {
    const { pdf } = await set('כוס תה חם, שָׁלוֹם (tea) 🫖', { language: 'he', size: 'large' });
    expect(await audit(pdf, { smallestType: 18 })).toEqual([]);
  });
});

describe('everyday marks', () => {
  const marks = '→ ← ☑ … ½ ¼ € £ ° × ′ ″ – — “ ” ‘ ’ •';

  it.each(both)('come out as they are: %s', async (engine) => {
    const { pdf, replaced } = await set(marks, { engine });
    expect(replaced).toEqual([]);
    expect(await pdfText(pdf)).toContain(marks);
  });

  it.each(both)('come out as the nearest mark that a font has: %s', async (engine) => {
    const { pdf, replaced } = await set('a ✓ b ✗ c ✘ d ☐ e ★ f ✎ g ☞ h ⟶ i', { engine });
    expect(replaced).toEqual([]);
    expect(await pdfText(pdf)).toContain('a ✔ b ✖ c ✖ d □ e ⭐ f ✏ g 👉 h → i');
  });
});

describe('a letter that no font has', () => {
  it.each([
    ['as one box', 'tea 茶.', 'tea □.', '茶'],
    ['as one box in a sequence', 'n\u0303 茶', '\u00F1 □', '茶'],
    ['with its letter kept when only a mark is strange', 'x\u17B4y', 'x□y', 'x\u17B4'],
    ['from private use, which nobody can know', 'a\uE000b', 'a□b', '\uE000'],
    ['when half of a pair is missing', 'a\uD83Eb', 'a\uFFFDb', undefined],
  ])('is shown %s, and reported', async (_, words, seen, letter) => {
    const { pdf, replaced } = await set(words);
    expect((await pdfText(pdf)).normalize('NFC')).toContain(seen);
    expect(replaced).toEqual(letter === undefined ? [] : [letter]);
  });
});

/** What a reader is told to say in place of glyphs. */
async function spokenInPlace(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const streams = document.context.enumerateIndirectObjects().map(([, object]) => bytesOf(object));
  return [...streams.join('\n').matchAll(/\/ActualText ?<feff([0-9a-f]+)>/gi)].map(([, hex]) =>
    Buffer.from(hex!, 'hex').swap16().toString('utf16le').normalize('NFC'),
  );
}

/** Points from the left edge of the page to the first painted text of the paragraph. */
async function edgeOf(pdf: Uint8Array): Promise<number> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const content = bytesOf(
    document.context.lookup(document.getPage(0).node.get(PDFName.of('Contents'))),
  );
  const places = [...content.matchAll(/1 0 0 -1 ([\d.]+) [\d.]+ cm/g)].map(([, x]) => Number(x));
  return places[2]!;
}
