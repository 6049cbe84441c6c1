import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { PAPERS, profileOf, SIZES } from '../profile/profile.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import { Typesetter } from '../typst/typesetter.js';
import { certificateView, type CertifiedClass } from './certificate.view.js';

const typesetter = new Typesetter({ children: 1 });
afterAll(() => typesetter.close());

const held: CertifiedClass = {
  brand: { name: 'Elm House Community Center' },
  ...{ title: 'Good Company', language: 'en-US', from: '2026-12-01', until: '2027-01-12' },
  ...{ sessions: 6, leaders: ['Ruth Lee', 'Marcus Hill'] },
};
const one = {
  name: 'Zoë “Z” O’Hara-Featherstonehaugh',
  issuedOn: '2027-01-13',
  check: 'workshops.elm-house.example.org/certificate/Ab-cDefGhijKlmn_opQrstUvwxYz0123',
};
const inEverySize = SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const));

describe('a certificate', () => {
  it.each(inEverySize)(
    'stands on one tagged page, and in the largest print on two: %s, %s',
    async (size, paper) => {
      const view = certificateView(held, one);
      const { pdf } = await typesetSheet(typesetter, { view, size, paper });
      const pages = await pdfPages(pdf);
      expect(pages).toHaveLength(size === 'xlarge' ? 2 : 1);
      expect(pages[0]).toContain('Held in 6 sessions from December 1, 2026 to January 12, 2027.');
      expect(pages[0]).toContain('Led by Ruth Lee and Marcus Hill.');
      const words = pages.join(' ').replace(/\s/g, '');
      expect(words).not.toContain('Informationonly');
      // A long word may be parted by the end of a line.
      for (const said of [one.name, one.check]) expect(words).toContain(said.replace(/\s/g, ''));
      expect(await audit(pdf, { smallestType: profileOf(size, paper).footer })).toEqual([]);
    },
  );

  it('names no leaders where none are known, and one day where it was one', () => {
    const day = { from: '2026-12-01', until: '2026-12-01', sessions: 1, leaders: [] };
    const words = JSON.stringify(certificateView({ ...held, ...day }, one));
    expect(words).toContain('Held on December 1, 2026.');
    expect(words).not.toContain('Led by');
  });

  it('takes a name for words and nothing else', async () => {
    const view = certificateView(held, { ...one, name: '#set text(red) *b* $x$' });
    const { pdf } = await typesetSheet(typesetter, { view, size: 'standard', paper: 'letter' });
    expect((await pdfPages(pdf))[0]).toContain('#set text(red) *b* $x$');
  });
});
