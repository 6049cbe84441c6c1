import { afterAll, describe, expect, it } from '@jest/globals';
import { aCourse, aHandout, pdfText } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { readPdf } from '../audit/audited-pdf.js';
import { PAPERS, SIZES, type Paper, type Size } from '../profile/profile.js';
import { printablesOf } from '../view/printables.js';
import { linesSeen } from './fixtures/lines-seen.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';

const setter = new Typesetter({ children: 1 });
afterAll(() => setter.close());

const map = `:::framework[From safety to intimacy]{kind=map order=strict}
1. **Safety.** I can be here without being hurt.
2. **Attunement.** You notice how I am.
3. **Connection.** We enjoy some of the same moments.
4. **Vulnerability.** I let you see something.
5. **Intimacy.** We are glad to be known.
:::`;
const rules = `- Speak for yourself.
- Pass when you like.
- What is said here stays here.
- One voice at a time.
- Phones are off.
- Be kind.`;

interface SetOptions {
  title?: string;
  size?: Size;
  paper?: Paper;
}

function set(body: string, { title = 'The map', size = 'standard', paper = 'letter' }: SetOptions) {
  const handout = aHandout(body, { title }).replace('kind: worksheet', 'kind: poster');
  const course = aCourse({ 'lessons/01-tea/h1-1-spoons.md': handout });
  const [lesson] = course.lessons;
  const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
  const printable = printablesOf(lesson!).find(({ name }) => name === 'h1-1')!;
  const view = printable.view({ course, lesson: lesson!, meeting: 1, edition }, {});
  return typesetSheet(setter, { view, size, paper });
}

describe('a poster', () => {
  it.each(
    PAPERS.flatMap((paper) =>
      ['The map', 'A map of five stages'].map((title) => [title, paper] as const),
    ),
  )('shows a map of five stages on one page: %s on %s', async (title, paper) => {
    const { pdf, pages } = await set(map, { title, paper });
    expect(pages).toBe(1);
    const words = await pdfText(pdf);
    expect(words).toContain('4 Vulnerability');
    expect(words).not.toContain('I let you see');
    expect(await audit(pdf, { smallestType: 18 })).toEqual([]);
    const { painted, structure } = await readPdf(pdf);
    const sizes = painted.flatMap(({ size, isArtifact }) => (isArtifact ? [] : (size ?? [])));
    expect(Math.min(...sizes)).toBeCloseTo(60, 1);
    expect(Math.max(...sizes)).toBeCloseTo(72, 1);
    expect(structure.elements.filter(({ role }) => role === 'Figure')).toHaveLength(1);
  });

  it.each(PAPERS)('is the same in whatever size it is asked for: %s', async (paper) => {
    const [first, ...others] = await Promise.all(SIZES.map((size) => set(map, { size, paper })));
    for (const { pdf } of others) expect(Buffer.compare(pdf, first!.pdf)).toBe(0);
  });

  it.each(PAPERS)('carries six short rules on two pages: %s', async (paper) => {
    const { pdf, pages } = await set(rules, { title: 'Our rules', paper });
    expect(pages).toBe(2);
    expect(await pdfText(pdf)).toContain('Be kind.');
    expect(await audit(pdf, { smallestType: 18 })).toEqual([]);
  });

  it('breaks a word that is too long for a line rather than run off the paper', async () => {
    const { pdf } = await set('Verantwortungsbewusstsein', {});
    const lines = await linesSeen(pdf, 'left');
    expect(lines).not.toContain('Verantwortungsbewusstsein');
    expect(lines.join('')).toContain('Verantwortungsbewusstsein');
  });

  it('shows the list of a framework that cannot be drawn so large', async () => {
    const long =
      ':::framework[Ways]{kind=cycle}\n- **Thoughtfulness grows.**\n- **Thankfulness.**\n- Ask a friend who knows about it to come along.\n:::';
    const { pdf } = await set(long, {});
    expect(await pdfText(pdf)).toContain('to come along');
  });
});
