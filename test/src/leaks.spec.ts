import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leaderBlocks, type LeaderBlockName } from '@hearthside/lesson-text';
import { planPacket, readOrder } from '@hearthside/print';
import { aCourse, aHandout, aLesson, courseSheets } from './courses.js';
import { pdfText } from './pdf.js';
import { testService, type TestService } from './service.js';

const names = Object.keys(leaderBlocks) as LeaderBlockName[];

/** Our own clients' question for course sheets: production answers no other. */
const documents = JSON.parse(
  readFileSync(new URL('../../apps/api/trusted-documents.json', import.meta.url), 'utf8'),
) as Record<string, { name: string; text: string }>;
const { text: courseSheetsDocument } = Object.values(documents).find(
  ({ name }) => name === 'CourseSheets',
)!;

/** What a block needs between its curly brackets to be a clean one. */
const needed: Partial<Record<LeaderBlockName, string>> = {
  note: '{kind=care flag=FLAGCANARY}',
  'if-it-happens': '{event=silence}',
  prep: '{when=after}',
};

/** No hyphens, so that a PDF cannot break the word. */
const canaryOf = (name: string) => `CANARY${name.replaceAll('-', '').toUpperCase()}`;
const planted = (where: 'lesson' | 'activity' | 'sheet') =>
  names
    .filter((name) => leaderBlocks[name].within.includes(where as never))
    .map((name) => `:::${name}${needed[name] ?? ''}\n- ${canaryOf(name)}\n:::`)
    .join('\n\n');

const texts = {
  ...courseSheets({
    welcome: { body: 'Come in. <!-- REMARKCANARY -->\n\n> <!-- REMARKCANARY -->\n> So.' },
    handbook: { audience: 'leaders', body: `HANDBOOKCANARY\n\n${planted('sheet')}` },
    'host-brief': { audience: 'host', body: `HOSTCANARY\n\n${planted('sheet')}` },
  }),
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
const ofSheets = ['HANDBOOKCANARY', 'HOSTCANARY'];
const secrets = [...canaries, ...ofSheets];
const foundIn = (text: string) => secrets.filter((canary) => text.includes(canary));

let service: TestService;
/** The same where visitors may not lead. */
let closed: TestService;
beforeAll(async () => {
  [service, closed] = await Promise.all([testService(), testService('production')]);
  for (const each of [service, closed]) await each.publish(aCourse(texts));
});
afterAll(() => Promise.all([service.stop(), closed.stop()]));

const sheets = [
  ...['1/lesson', '1/slides', '1/prompts', '1/resources', '1/h1-1'],
  ...['course/welcome', 'course/sources', 'course/help'],
];
const sizes = ['standard', 'large', 'xlarge'];
const address = (sheet: string, format: string, size = 'standard') =>
  `/p/kitchen-hour/latest/standard/${sheet}.${format}?size=${size}`;

describe('a word that is for one pair of eyes', () => {
  const kept = {
    PRIVATECANARY: '::prompt[PRIVATECANARY]{kind=private depth=D1}',
    INTIMATECANARY: '::prompt[INTIMATECANARY]{kind=private depth=D3}',
    NAMELESSCANARY: '::prompt[NAMELESSCANARY]{kind=anonymous}',
    ALONECANARY: '::prompt[Tea?]{kind=pair}\n\n::alone[ALONECANARY]',
  };
  const fields = [
    '::lines[FIELDCANARY]{private}',
    ':::fill-in\nFIELDCANARY ____\n:::',
    '::scale[FIELDCANARY]{low=cold high=hot}',
    ':::checklist\n- [ ] FIELDCANARY\n:::',
  ].join('\n\n');
  const settings = `standing-notes:\n  - { id: right-to-pass, title: Pass, text: You may pass. }\n`;
  const words = [...Object.keys(kept), 'FIELDCANARY'];

  it('is in the lesson or on its sheet, and on no slide', async () => {
    const own = await testService();
    await own.publish(
      aCourse({
        ...courseSheets({}, settings),
        'lessons/01-tea/lesson.md': aLesson({
          body: ['::standing-note{of=right-to-pass}', ...Object.values(kept)].join('\n\n'),
        }),
        'lessons/01-tea/h1-1-spoons.md': aHandout(fields),
      }),
    );
    const found = (text: string) => words.filter((word) => text.includes(word));
    const get = async (sheet: string, format: string) => own.get(address(`1/${sheet}`, format));
    const papers = (await get('lesson', 'html')).text + (await get('h1-1', 'html')).text;
    expect(found(papers)).toEqual(words);
    expect(found((await get('slides', 'html')).text)).toEqual([]);
    expect(found(await pdfText((await get('slides', 'pdf')).bytes))).toEqual([]);
    await own.stop();
  });
});

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
    const guide = await pdfText((await service.get(address('1/guide', 'pdf'))).bytes);
    expect(foundIn(guide)).toEqual([...leaders, 'FLAGCANARY']);
    const key = await pdfText((await service.get(address('1/h1-1-key', 'pdf'))).bytes);
    expect(foundIn(key)).toEqual(['KEYCANARY']);
  });

  it.each([
    ['handbook', 'HANDBOOKCANARY', 'For leaders only'],
    ['host-brief', 'HOSTCANARY', 'For the host'],
  ])('stands on the course sheet %s, for those who may read that', async (id, own, mark) => {
    const onSheets = names.filter((name) => leaderBlocks[name].within.includes('sheet' as never));
    const expected = [...onSheets.map(canaryOf), 'FLAGCANARY', own];
    const html = await service.get(address(`course/${id}`, 'html'));
    expect(foundIn(html.text)).toEqual(expected);
    expect(html.text).toContain(mark);
    const pdf = await service.get(address(`course/${id}`, 'pdf'));
    expect(foundIn(await pdfText(pdf.bytes))).toEqual(expected);
    for (const format of ['html', 'pdf']) {
      const refused = await closed.get(address(`course/${id}`, format));
      expect(refused.status).toBe(403);
      expect(foundIn(refused.text)).toEqual([]);
    }
  });

  it('reaches learners by no field of the API', async () => {
    const { data, errors } = await service.ask(`{ courses {
      title lessons {
        title aim contentNote wayOut homePractice bodyHtml
        outcomes { text } activities { title } prompts { text alone } handouts { title }
        bodyTree
      }
      sheets { id title audience kind htmlUrl pdfUrl }
    } }`);
    expect(errors).toBeUndefined();
    // The third column of a sort is the key's alone; the tree carries it beside the sheet.
    const [{ lessons, ...course }] = data.courses;
    const { bodyTree, ...rest } = lessons[0];
    expect(foundIn(JSON.stringify([course, rest]))).toEqual([]);
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

  it('is on no list that a learner sees, and neither is the name of its sheet', async () => {
    const front = (await closed.get('/')).text;
    expect(front).toContain('course/welcome.html');
    expect(front).not.toMatch(/handbook|host-brief|For leaders|For the host/);
    const { data } = await closed.ask(courseSheetsDocument, { course: 'tea' });
    const ids = data.course.sheets.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['welcome', 'sources', 'help']);
    const unknown = await closed.get(address('course/none', 'html'));
    expect(unknown.status).toBe(404);
    expect(unknown.text).not.toMatch(/handbook|host-brief/);
  });
});

describe('a packet', () => {
  it('has nothing of the leaders’ on what learners hold and see on the wall', () => {
    const order = readOrder({
      ...{ meeting: 1, date: '2026-12-01', start: '10:00', zone: 'UTC' },
      ...{ learners: 6, large: 1, xlarge: 1 },
    });
    const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
    const { items } = planPacket({ course: aCourse(texts), edition }, order, new Date());
    const forAll = items.filter(
      ({ place, name }) =>
        place === 'learners' || ['agenda', 'sign-in', 'name-tents'].includes(name),
    );
    expect(forAll.length).toBeGreaterThan(5);
    for (const { name, views } of forAll) {
      expect([name, foundIn(JSON.stringify(views))]).toEqual([name, []]);
    }
    // The leaders' own sheets do have it, so that the search above can find something.
    const script = items.find(({ name }) => name === 'script-a')!;
    expect(foundIn(JSON.stringify(script.views)).length).toBeGreaterThan(5);
  });
});
