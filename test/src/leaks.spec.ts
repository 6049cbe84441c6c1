import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leaderBlocks, type LeaderBlockName } from '@hearthside/lesson-text';
import { aCourse, aHandout, aLesson } from './courses.js';
import { pdfText } from './pdf.js';
import { testService, type TestService } from './service.js';

const names = Object.keys(leaderBlocks) as LeaderBlockName[];

/** What a block needs between its curly brackets to be a clean one. */
const needed: Partial<Record<LeaderBlockName, string>> = {
  note: '{kind=care flag=FLAGCANARY}',
  'if-it-happens': '{event=silence}',
  prep: '{when=after}',
};

/** No hyphens, so that a PDF cannot break the word. */
const canaryOf = (name: string) => `CANARY${name.replaceAll('-', '').toUpperCase()}`;
const planted = (where: 'lesson' | 'activity') =>
  names
    .filter((name) => leaderBlocks[name].within.includes(where as never))
    .map((name) => `:::${name}${needed[name] ?? ''}\n- ${canaryOf(name)}\n:::`)
    .join('\n\n');

const texts = {
  'lessons/01-tea/lesson.md': aLesson({
    top: `<!-- REMARKCANARY -->\n\n${planted('lesson')}`,
    body: [
      planted('activity'),
      '::prompt[What do you like?]{kind=pair}',
      'See :x[so <!-- REMARKCANARY -->] and <!-- REMARKCANARY --> that.',
      '> Said <!-- REMARKCANARY --> once.\n>\n> <!-- REMARKCANARY -->',
    ].join('\n\n'),
  }),
  'lessons/01-tea/h1-1-spoons.md': aHandout(
    ':::pairs{as=sort}\n| A | B | Why |\n| --- | --- | --- |\n| one | two | KEYCANARY |\n:::',
  ),
};
const canaries = [...names.map(canaryOf), 'REMARKCANARY', 'KEYCANARY', 'FLAGCANARY'];
const foundIn = (text: string) => canaries.filter((canary) => text.includes(canary));

let service: TestService;
beforeAll(async () => {
  service = await testService();
  await service.publish(aCourse(texts));
});
afterAll(() => service.stop());

const sheets = ['lesson', 'prompts', 'resources', 'h1-1'];
const sizes = ['standard', 'large', 'xlarge'];
const address = (sheet: string, format: string, size = 'standard') =>
  `/p/kitchen-hour/latest/standard/1/${sheet}.${format}?size=${size}`;

describe('a word that is only for leaders', () => {
  it('stands in every block of the leaders’ family', async () => {
    const { data } = await service.ask(
      '{ facilitatorGuide(course: "tea", lesson: 1) { tree html } }',
    );
    const leaders = names.map(canaryOf);
    expect(foundIn(JSON.stringify(data.facilitatorGuide.tree))).toEqual(
      expect.arrayContaining(leaders),
    );
    expect(foundIn(data.facilitatorGuide.html)).toEqual([...leaders, 'FLAGCANARY']);
    const guide = await pdfText((await service.get(address('guide', 'pdf'))).bytes);
    expect(foundIn(guide)).toEqual([...leaders, 'FLAGCANARY']);
    const key = await pdfText((await service.get(address('h1-1-key', 'pdf'))).bytes);
    expect(foundIn(key)).toEqual(['KEYCANARY']);
  });

  it('reaches learners by no field of the API', async () => {
    const { data, errors } = await service.ask(`{ courses {
      title lessons {
        title aim contentNote wayOut homePractice bodyHtml
        outcomes { text } activities { title } prompts { text alone } handouts { title }
        bodyTree
      }
    } }`);
    expect(errors).toBeUndefined();
    // The third column of a sort is the key's alone; the tree carries it beside the sheet.
    const { bodyTree, ...rest } = data.courses[0].lessons[0];
    expect(foundIn(JSON.stringify(rest))).toEqual([]);
    expect(foundIn(JSON.stringify(bodyTree))).toEqual([]);
  });

  it.each(sheets.flatMap((sheet) => sizes.map((size) => [sheet, size])))(
    'reaches learners by no page and no PDF: %s in %s',
    async (sheet, size) => {
      const html = await service.get(address(sheet!, 'html', size));
      expect(html.status).toBe(200);
      expect(foundIn(html.text)).toEqual([]);
      const pdf = await service.get(address(sheet!, 'pdf', size));
      expect(pdf.status).toBe(200);
      expect(foundIn(await pdfText(pdf.bytes))).toEqual([]);
      expect(foundIn(pdf.bytes.toString('latin1'))).toEqual([]);
    },
  );

  it('is not on the first page', async () => {
    expect(foundIn((await service.get('/')).text)).toEqual([]);
  });
});
