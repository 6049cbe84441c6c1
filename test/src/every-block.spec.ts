import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocks, leaderBlocks, type BlockName, type BlockScope } from '@hearthside/lesson-text';
import { aCourse, aHandout, aLesson, courseSheets } from './courses.js';
import { pdfText } from './pdf.js';
import { testService, type TestService } from './service.js';

/** One word, so that no line end and no hyphen can part it. */
const wordOf = (name: string) => `WORD${name.replaceAll('-', '').toUpperCase()}`;

/** How each block for everyone is written; the word says where it came out. */
const samples: Partial<Record<BlockName, string>> = {
  prompt: '::prompt[WORD]{kind=private}',
  alone: '::prompt[Why?]{kind=private}\n\n::alone[WORD]',
  'key-point': '::key-point[WORD]',
  slide: '::slide[WORD]',
  term: ':::term[Tea]\nWORD\n:::',
  claim: ':::claim{strength=none}\nWORD\n:::',
  story: ':::story[Ada]{people=ada}\nWORD\n:::',
  framework: ':::framework[Steps]{kind=steps order=strict}\n1. WORD\n2. two\n:::',
  pairs: ':::pairs\n| Instead of | Try |\n| --- | --- |\n| this | WORD |\n:::',
  pause: ':::pause\n- WORD\n- two\n- three\n:::',
  'content-note': ':::content-note\nWORD\n:::',
  'way-out': ':::way-out\nWORD\n:::',
  'standing-note': '::standing-note{of=hot-water}',
  agreement: ':::agreement{limits=hot-water}\n- WORD\n:::',
  'question-box': ':::question-box\nWORD\n:::',
  'home-practice': ':::home-practice\nWORD\n:::',
  blurb: '::blurb{of=short}',
  resources: '::resources{of=burns}',
  lines: '::lines[WORD]',
  'fill-in': ':::fill-in[WORD]\nI need ____.\n:::',
  scale: '::scale[WORD]{low=cold high=hot}',
  checklist: ':::checklist{own=1}\n- [ ] WORD\n:::',
  table: ':::table{own=1}\n| A | B |\n| --- | --- |\n| WORD | |\n:::',
  cards: ':::cards\n- WORD\n- two\n:::',
  plan: '::plan[WORD]',
  rating: ':::rating{low=no high=yes before-now}\n- WORD\n:::',
};
const open = (Object.keys(blocks) as BlockName[]).filter((name) => !(name in leaderBlocks));
const within = (scope: BlockScope) =>
  open
    .filter((name) => blocks[name].within.includes(scope))
    .map((name) => samples[name]!.replace('WORD', wordOf(name)))
    .join('\n\n');

const settings = `blurbs:
  short: Come for a cup of ${wordOf('blurb')}.
cast:
  - { id: ada, name: Ada, age: 70, about: Drinks tea. }
standing-notes:
  - { id: hot-water, title: Hot water, text: ${wordOf('standing-note')} }
`;

let service: TestService;
beforeAll(async () => {
  service = await testService();
  await service.publish(
    aCourse({
      ...courseSheets({ everything: { body: within('sheet'), kind: 'evaluation' } }, settings),
      'resources.yaml': `- { id: burns, need: ${wordOf('resources')} }\n`,
      'lessons/01-tea/lesson.md': aLesson({ top: within('lesson'), body: within('activity') }),
      'lessons/01-tea/h1-1-spoons.md': aHandout(within('handout')),
    }),
  );
});
afterAll(() => service.stop());

/** Learners find a line for a slide on the slides, and not in the lesson that they take home. */
const isOnSlidesAlone = (name: BlockName, sheet: string) =>
  name === 'slide' && sheet === '1/lesson';

const wordsIn = (text: string) => open.filter((name) => text.includes(wordOf(name)));
const sheets: [sheet: string, scopes: BlockScope[]][] = [
  ['1/lesson', ['lesson', 'activity']],
  ['1/guide', ['lesson', 'activity']],
  ['1/h1-1', ['handout']],
  ['course/everything', ['sheet']],
];

describe('every block that everyone may see', () => {
  it('has a sample here', () => {
    expect(Object.keys(samples).toSorted()).toEqual(open.toSorted());
  });

  it.each(
    sheets.flatMap(([sheet, scopes]) =>
      ['standard', 'large', 'xlarge'].map((size) => [sheet, size, scopes] as const),
    ),
  )(
    'is printed as HTML and as PDF wherever it may stand: %s in %s',
    async (sheet, size, scopes) => {
      const expected = open.filter(
        (name) =>
          scopes.some((each) => blocks[name].within.includes(each)) &&
          !isOnSlidesAlone(name, sheet),
      );
      const address = `/p/kitchen-hour/latest/standard/${sheet}`;
      const html = await service.get(`${address}.html?size=${size}`);
      expect(wordsIn(html.text)).toEqual(expected);
      const pdf = await service.get(`${address}.pdf?size=${size}`);
      expect(pdf.status).toBe(200);
      expect(wordsIn(await pdfText(pdf.bytes))).toEqual(expected);
    },
  );
});
