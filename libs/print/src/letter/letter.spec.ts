import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { PAPERS, profileOf, SIZES } from '../profile/profile.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import { Typesetter } from '../typst/typesetter.js';
import { box, paragraph, text, type View } from '../view/view.js';
import { noticeLetter, offerLetter, placeLetter, type LetterClass } from './letter.view.js';

const typesetter = new Typesetter({ children: 1 });
afterAll(() => typesetter.close());

const about: LetterClass = {
  brand: { name: 'Elm House Community Center' },
  ...{ title: 'Good Company', language: 'en-US', contact: '555-0100, mornings' },
  ...{ today: 'November 22, 2026', date: '2026-11-22' },
};
const to = { name: 'Zoë “Z” O’Hara', called: 'Zoë', print: 'large' as const };
const held = {
  sessions: ['Tuesday, December 1, 2026 at 10:00 AM, Room 2', 'Tuesday, December 8, 2026'],
  access: 'a loop',
};
const note = [box('alert', 'What is coming', [paragraph(text('Hot water.'))])];
const letters: Record<string, View> = {
  place: placeLetter(about, to, held),
  offer: offerLetter(about, to, held, 'December 1, 2026 at 10:00 AM'),
  notice: noticeLetter(about, to, { when: held.sessions[0]!, counts: false }, note),
};

const all = Object.keys(letters).flatMap((kind) =>
  SIZES.flatMap((size) => PAPERS.map((paper) => [kind, size, paper] as const)),
);

describe('a letter', () => {
  it.each(all)(
    'is tagged, and begins with the name alone: %s, %s, %s',
    async (kind, size, paper) => {
      const sheet = { view: letters[kind]!, size, paper };
      const { pdf } = await typesetSheet(typesetter, sheet);
      const [first] = await pdfPages(pdf);
      expect(first!.replace('Elm House Community Center ', '')).toMatch(
        /^Zoë “Z” O’Hara November 22, 2026 /,
      );
      expect(await audit(pdf, { smallestType: profileOf(size, paper).footer })).toEqual([]);
    },
  );

  it.each([
    ['place', ['You have a place in Good Company', 'December 8', 'large print', '555-0100']],
    ['offer', ['until ', 'December 1, 2026 at 10:00 AM', 'Tell us yes or no', 'Room 2']],
    ['notice', ['Hot water.', 'nobody asks why', 'Tuesday, December 1']],
  ])('says what it is for: %s', (kind, said) => {
    for (const words of said) expect(JSON.stringify(letters[kind]!.blocks)).toContain(words);
  });

  it('says that nothing is lost only of a session that never counts', () => {
    const said = (counts: boolean) =>
      JSON.stringify(noticeLetter(about, to, { when: 'Tuesday', counts }, note));
    expect(said(false)).toContain('loses nothing');
    expect(said(true)).not.toContain('loses nothing');
  });

  it('names the office where it has told no way to reach it', () => {
    const words = JSON.stringify(placeLetter({ ...about, contact: null }, to, held));
    expect(words).toContain('Call or visit the office of Elm House Community Center.');
  });

  it('is called a letter, and nothing else, outside', () => {
    for (const { documentTitle, footer, passing } of Object.values(letters)) {
      expect([documentTitle, footer.left, passing]).toEqual(['Letter', about.brand.name, true]);
    }
  });
});
