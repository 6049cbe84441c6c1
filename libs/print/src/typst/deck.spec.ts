import { afterAll, describe, expect, it } from '@jest/globals';
import { forParticipants } from '@hearthside/lesson-text';
import { aCourse, aLesson, pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { readPdf } from '../audit/audited-pdf.js';
import { PAPERS, SIZES, type Paper, type Size } from '../profile/profile.js';
import { slidesView } from '../view/slides.view.js';
import type { View } from '../view/view.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';

const setter = new Typesetter({ children: 1 });
afterAll(() => setter.close());

function deckOf(body: string, language = 'en-US'): View {
  const course = { ...aCourse({ 'lessons/01-tea/lesson.md': aLesson({ body }) }), language };
  const [lesson] = course.lessons;
  const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
  return slidesView({ course, lesson: lesson!, meeting: 1, edition }, forParticipants(lesson!));
}

const set = (view: View, size: Size = 'standard', paper: Paper = 'letter') =>
  typesetSheet(setter, { view, size, paper });

const usual = [
  '::slide[Tea likes a warm pot.]',
  ':::framework[The way]{kind=map}\n- **Boil.** Wait.\n- Pour\n- Sip\n:::',
  ':::term[Steeping]\n1. Leaves in **hot** water.\n2. Wait.\n:::',
  '::prompt[What do you like in a cup of tea?]{kind=pair}',
].join('\n\n');

describe('a deck', () => {
  it('has a page for each slide, numbered, with headings, in type of 28 to 32 points', async () => {
    const view = deckOf(usual);
    const { pdf } = await set(view);
    const pages = await pdfPages(pdf);
    expect(pages).toHaveLength(view.blocks.length);
    pages.forEach((words, index) => expect(words).toContain(`${index + 1} of ${pages.length}`));
    expect(await audit(pdf, { smallestType: 28 })).toEqual([]);
    const { painted, structure, document } = await readPdf(pdf);
    expect(Math.max(...painted.flatMap(({ size }) => size ?? []))).toBeCloseTo(32, 1);
    const headings = structure.elements.filter(({ role }) => /^H\d$/.test(role));
    expect(headings.map(({ role }) => role)).toEqual(['H1', ...pages.slice(1).map(() => 'H2')]);
    const { width, height } = document.getPage(0).getSize();
    expect([width, height]).toEqual([expect.closeTo(960, 1), expect.closeTo(540, 1)]);
  });

  it('is the same in whatever size and on whatever paper it is asked for', async () => {
    const view = deckOf(usual);
    const asked = SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const));
    const [first, ...others] = await Promise.all(asked.map((each) => set(view, ...each)));
    for (const { pdf } of others) expect(Buffer.compare(pdf, first!.pdf)).toBe(0);
  });

  const word = 'Verantwortungsbewusstsein';
  it.each([
    ['one word for a whole slide', `::slide[${'W'.repeat(700)}]`, 'en-US'],
    ['a long title', `:::term[${`${word} `.repeat(30).trim()}]\nTea.\n:::`, 'de'],
    ['a long list', `:::pause\n${`- ${`${word} `.repeat(9)}\n`.repeat(20)}:::`, 'de'],
    ['a list in a list', ':::pause\n- One\n  - Two\n  - Three\n- Four\n- Five\n:::', 'en-US'],
    [
      'a text that is read from the right',
      `::slide[${'שלום וברכה לכולם '.repeat(40).trim()}]`,
      'he',
    ],
    ['lines that break', `:::term[Tea]\n${'Tea  \n'.repeat(40)}tea\n:::`, 'en-US'],
  ])('lets nothing run over: %s', async (_, body, language) => {
    const view = deckOf(body, language);
    const { pdf, pages } = await set(view);
    expect(pages).toBe(view.blocks.length);
    expect(await audit(pdf, { smallestType: 28 })).toEqual([]);
  });
});
