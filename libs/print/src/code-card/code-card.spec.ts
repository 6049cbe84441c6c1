import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { PAPERS, profileOf, SIZES } from '../profile/profile.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import { Typesetter } from '../typst/typesetter.js';
import { codeCardView } from './code-card.view.js';

const typesetter = new Typesetter({ children: 1 });
afterAll(() => typesetter.close());

const inEverySize = SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const));
const cards = [
  { name: 'Ruth Lee', code: 'MWMW-MWMW-MWMW' },
  { name: 'Zoë “Z” O’Hara-Featherstonehaugh', code: 'K7QM-2XHD-9RTA' },
  { name: 'נועה', code: '0000-1111-2222' },
  { name: 'A #set text(red) \\ *b*', code: 'AAAA-BBBB-CCCC' },
  { name: 'Max Hill', code: '3333-4444-5555' },
];
const address = 'workshops.elm-house-community.example.org/sign-in/card';
const view = codeCardView({ cards, address, day: '2026-11-22' });

describe('cards for signing in', () => {
  it.each(inEverySize)(
    'stand on tagged pages, each with its name, its code and the address: %s, %s',
    async (size, paper) => {
      const { pdf } = await typesetSheet(typesetter, { view, size, paper });
      const pages = await pdfPages(pdf);
      expect(pages).toHaveLength(size === 'xlarge' ? 3 : 2);
      const words = pages.join(' ').replace(/\s+/g, ' ');
      // A line may end at a dash.
      for (const { code } of cards) expect(words.replace(/\s/g, '')).toContain(code);
      expect(words).toContain('Ruth Lee');
      expect(words).toContain('#set text(red)');
      expect(words.replace(/\s/g, '').split(address)).toHaveLength(cards.length + 1);
      expect(await audit(pdf, { smallestType: profileOf(size, paper).footer })).toEqual([]);
    },
  );

  it('name no institute and no course, and are kept nowhere', () => {
    expect(view).toMatchObject({ documentTitle: 'Cards', kicker: '', passing: true });
  });
});
