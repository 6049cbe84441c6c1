import { afterAll, describe, expect, it } from '@jest/globals';
import { forParticipants } from '@hearthside/lesson-text';
import { pdfPages, theFlagship } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import { aClass, aClassWith } from '../packet/spec-packet.js';
import { PAPERS, profileOf, SIZES } from '../profile/profile.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import { Typesetter } from '../typst/typesetter.js';
import { printablesOf } from '../view/printables.js';
import { meetingSources, type CourseSource } from '../view/sheet.js';
import { catchUpView } from './catch-up.view.js';

const typesetter = new Typesetter({ children: 1 });
afterAll(() => typesetter.close());

const inEverySize = SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const));

function sheetOf(given: CourseSource) {
  const [source] = meetingSources(given, 'standard')!;
  return catchUpView(source!, forParticipants(source!.lesson));
}

const added = `A warm pot keeps the tea warm.

::key-point[Warm the pot first.]

::prompt[Who taught you to make tea?]{kind=pair}

::alone[Write down who taught you to make tea.]

:::home-practice{minutes=5}
Make tea for somebody.
:::
`;
const source = aClassWith('A warm pot keeps the tea warm.\n', added);

describe('the sheet for those who were away', () => {
  it('has what was done, what to remember, to read and to do by oneself, and whom to ask', () => {
    const words = JSON.stringify(sheetOf(source));
    for (const said of [
      ...['Arrive', 'Taste', 'Warm the pot', 'Warm the pot first.', 'H1.1 Spoons'],
      ...['Write down who taught you', 'Make tea for somebody.', 'A nurse for a burn'],
      ...['Today we speak of hot water.'],
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toContain('"Pause"');
    expect(words).not.toContain('H1.2 Cards');
  });

  it('has nothing of what is for leaders', () => {
    const words = JSON.stringify(sheetOf(source));
    for (const hidden of ['Fill the kettle', 'Kettles are old', 'Pour a cup.', 'Good morning']) {
      expect(words).not.toContain(hidden);
    }
  });

  it('leaves out headings with nothing below', () => {
    const plain = JSON.stringify(sheetOf(aClass()));
    expect(plain).not.toContain('What to remember');
    expect(plain).not.toContain('To do by yourself');
  });

  it.each(inEverySize)('of a real lesson is tagged: %s, %s', async (size, paper) => {
    const { course } = await theFlagship();
    const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
    const view = sheetOf({ course, edition });
    const { pdf } = await typesetSheet(typesetter, { view, size, paper });
    const words = (await pdfPages(pdf)).join(' ');
    expect(words).toContain('What was done');
    expect(words).toContain(course.neutralTitle);
    expect(words).not.toContain(course.title);
    expect(await audit(pdf, { smallestType: profileOf(size, paper).footer })).toEqual([]);
  });

  it('is one of the sheets that every lesson has', () => {
    const { course } = aClass();
    const found = printablesOf(course.lessons[0]!).find(({ name }) => name === 'catch-up');
    expect(found).toMatchObject({ title: 'If you were away', audience: 'everyone' });
  });
});
