import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourse } from './courses.js';
import { flagshipService, testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await flagshipService();
});
afterAll(() => service.stop());

const json = { 'content-type': 'application/json' };
const lesson2 = (fields: string) =>
  `{ course(slug: "love-and-sex-after-50") { lesson(number: 2) { ${fields} } } }`;

describe('asking for lesson 2 by GraphQL', () => {
  it('gives nine prompts, each with its kind, its depth and the activity that asks it', async () => {
    const { data, errors } = await service.ask(lesson2('prompts { text kind depth activity }'));
    expect(errors).toBeUndefined();
    const { prompts } = data.course.lesson;
    expect(prompts).toHaveLength(9);
    const kinds = prompts.map(({ kind }: { kind: string }) => kind).toSorted();
    expect(kinds).toEqual([
      ...['PAIR', 'PAIR', 'PRIVATE', 'PRIVATE'],
      ...['SMALL', 'SMALL', 'WHOLE', 'WHOLE', 'WHOLE'],
    ]);
  });

  it('gives activities whose minutes add up to 90, each beginning where the last one ends', async () => {
    const fields = 'minutes activities { id title minutes startsAtMinute kind grouping core }';
    const { data } = await service.ask(lesson2(fields));
    let now = 0;
    for (const { minutes, startsAtMinute } of data.course.lesson.activities) {
      expect(startsAtMinute).toBe(now);
      now += minutes;
    }
    expect(now).toBe(90);
    expect(data.course.lesson.minutes).toBe(90);
  });

  it('gives the course’s names, edition and sources', async () => {
    const { data } = await service.ask(`{ courses {
      slug title subtitle neutralTitle edition { id publishedOn contentHash } sources { title url }
    } }`);
    const [course] = data.courses;
    expect(course).toMatchObject({
      slug: 'love-and-sex-after-50',
      title: 'Love and Sex After 50',
      neutralTitle: 'Good Company',
    });
    expect(course.edition.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(course.edition.id).toContain(course.edition.contentHash.slice(0, 8));
    expect(course.sources.length).toBeGreaterThan(2);
  });

  it('gives the content note, the way out, the home practice, and the body twice', async () => {
    const fields = 'contentNote wayOut homePractice bodyHtml bodyTree outcomes { text shownBy }';
    const { data } = await service.ask(lesson2(fields));
    const lesson = data.course.lesson;
    expect(lesson.contentNote).toContain('Nobody');
    expect(lesson.wayOut).toContain('Sort the cards');
    expect(lesson.homePractice).toContain('Only if you like');
    expect(lesson.bodyHtml).toContain('<h2>Sort the pairs</h2>');
    expect(lesson.bodyTree.activities).toHaveLength(10);
    expect(lesson.outcomes).toHaveLength(4);
  });

  it('gives addresses of handouts that answer with what they promise', async () => {
    const fields = 'handouts { id title kind htmlUrl pdfUrl(size: LARGE, paper: LETTER) }';
    const { data } = await service.ask(lesson2(fields));
    const { handouts } = data.course.lesson;
    expect(handouts.map(({ id }: { id: string }) => id)).toEqual([
      ...['h2-1', 'h2-2', 'h2-3', 'h2-4', 'h2-5'],
    ]);
    for (const { htmlUrl, pdfUrl } of handouts) {
      const html = await service.get(new URL(htmlUrl).pathname + new URL(htmlUrl).search);
      expect([html.status, html.headers['content-type']]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      const pdf = await service.get(new URL(pdfUrl).pathname + new URL(pdfUrl).search);
      expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    }
  });

  it('gives the sheets of the whole course, with addresses that answer', async () => {
    const fields = 'id title audience kind htmlUrl pdfUrl(size: LARGE, paper: A4)';
    const { data } = await service.ask(
      `{ course(slug: "love-and-sex-after-50") { sheets { ${fields} } } }`,
    );
    const { sheets } = data.course;
    expect(sheets.slice(-2)).toMatchObject([
      { id: 'sources', title: 'Sources and credits', audience: 'EVERYONE', kind: 'READING' },
      { id: 'help', title: 'Places that help', audience: 'EVERYONE', kind: 'RESOURCES' },
    ]);
    for (const { htmlUrl, pdfUrl } of sheets) {
      for (const url of [new URL(htmlUrl), new URL(pdfUrl)]) {
        expect([url.href, (await service.get(url.pathname + url.search)).status]).toEqual([
          ...[url.href, 200],
        ]);
      }
    }
  });

  it('gives what the course is in a few words, if it says so', async () => {
    const blurbs = { ...aCourse().blurbs, short: 'Come for a cup of tea.' };
    await service.publish({ ...aCourse(), blurbs });
    const { data } = await service.ask('{ course(slug: "tea") { shortBlurb longBlurb } }');
    expect(data.course).toEqual({ shortBlurb: 'Come for a cup of tea.', longBlurb: null });
  });

  it('gives the leaders’ guide as a type of its own', async () => {
    const { data } =
      await service.ask(`{ facilitatorGuide(course: "love-and-sex-after-50", lesson: 2) {
      title minutes keptMinutes html tree pdfUrl runSheetPdfUrl
    } }`);
    expect(data.facilitatorGuide).toMatchObject({ minutes: 90, keptMinutes: 63 });
    expect(data.facilitatorGuide.html).toContain('Listen for');
  });

  it('answers nothing for what does not exist', async () => {
    const { data } = await service.ask(`{
      course(slug: "nowhere") { title }
      facilitatorGuide(course: "nowhere", lesson: 1) { title }
    }`);
    expect(data).toEqual({ course: null, facilitatorGuide: null });
  });
});

describe('the limits of GraphQL', () => {
  it.each([
    [
      'more than ten levels',
      `{ courses ${'{ ... on Course '.repeat(11)} { title } ${'}'.repeat(11)} }`,
    ],
    [
      'more than ten aliases',
      `{ ${Array.from({ length: 11 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
    ],
    ['more than a thousand tokens', `{ courses { ${'title '.repeat(1200)} } }`],
    ['more than four directives', `{ courses ${'@include(if: true) '.repeat(5)} { title } }`],
  ])('refuse %s as the sender’s fault', async (_, query) => {
    const { errors, data } = await service.ask(query);
    expect(data ?? null).toBeNull();
    expect(errors[0].extensions.code).toMatch(
      /^(GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED|BAD_USER_INPUT)$/,
    );
  });

  it('refuse a body of more than 64 kB', async () => {
    const body = JSON.stringify({ query: `{ courses { title } } # ${'x'.repeat(70_000)}` });
    expect((await service.post('/graphql', body, json)).status).toBe(413);
  });

  it('refuse several operations at once', async () => {
    const body = JSON.stringify([{ query: '{ courses { title } }' }]);
    expect((await service.post('/graphql', body, json)).status).toBe(400);
  });

  it('refuse what a foreign page could send without asking first', async () => {
    const body = 'query={courses{title}}';
    const form = { 'content-type': 'text/plain' };
    expect((await service.post('/graphql', body, form)).status).toBeGreaterThanOrEqual(400);
    expect((await service.get('/graphql?query={courses{title}}')).status).toBe(400);
  });
});

describe('the demo', () => {
  it('refuses a page elsewhere that points its own name at this computer', async () => {
    expect((await service.get('/', { host: 'evil.example' })).status).toBe(403);
    expect((await service.get('/', { host: 'localhost:3000' })).status).toBe(200);
    expect((await service.get('/', { host: '127.0.0.1:3000' })).status).toBe(200);
  });
});

describe('a slip at the address of GraphQL', () => {
  it('tells a person who opens it in a browser what it is for', async () => {
    const { status, text } = await service.get('/graphql', { accept: 'text/html' });
    expect(status).toBe(200);
    expect(text).toContain('sends a POST');
  });

  it('answers a program in JSON', async () => {
    const { status, text } = await service.post('/graphql', '{ not json', json);
    expect(status).toBe(400);
    expect(JSON.parse(text).errors[0].message).toBeTruthy();
  });

  it('helps with the name of a field in the demo', async () => {
    const { errors } = await service.ask('{ courses { titel } }');
    expect(errors[0].message).toContain('Did you mean "title"');
  });
});

describe('errors of our own', () => {
  it('reach the sender as a number, and nothing of their text', async () => {
    const broken = await testService();
    await broken.database.source.query('SELECT 1');
    // The real database goes away under a real question.
    await broken.database.source.destroy();
    const { errors } = await broken.ask('{ courses { title } }');
    expect(errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(errors[0].message).toMatch(
      /^Something went wrong on our side. Its number is [0-9a-f-]{36}\.$/,
    );
    expect(JSON.stringify(errors)).not.toMatch(/DataSource|connect|stack/i);
    const page = await broken.get('/');
    expect(page.status).toBe(500);
    expect(page.text).not.toMatch(/DataSource|stack/i);
    await broken.app.close();
    await broken.database.source.initialize();
    await broken.database.drop();
  });
});

describe('production', () => {
  let closed: TestService;
  beforeAll(async () => {
    closed = await flagshipService('production');
  });
  afterAll(() => closed.stop());

  it('answers no operation that was not built into a client of ours', async () => {
    const { errors, data } = await closed.ask('{ courses { title } }');
    expect(data).toBeUndefined();
    expect(errors[0].extensions.code).toBe('TRUSTED_DOCUMENTS_ONLY');
    expect((await closed.ask('{ __schema { types { name } } }')).data).toBeUndefined();
  });

  it.each(['guide.html', 'guide.pdf', 'run-sheet.pdf', 'h2-2-key.html', 'h2-2-key.pdf'])(
    'keeps %s from people who cannot be told from anyone else',
    async (file) => {
      const { status, text } = await closed.get(`/p/good-company/latest/standard/2/${file}`);
      expect(status).toBe(403);
      expect(text).toContain('This is for the leaders of a class.');
    },
  );

  it('shows learners’ sheets, and no way to leaders’ ones', async () => {
    expect((await closed.get('/p/good-company/latest/standard/2/h2-2.html')).status).toBe(200);
    const { text } = await closed.get('/');
    expect(text).toContain('h2-2.pdf');
    expect(text).not.toContain('guide');
    expect(text).not.toContain('demo');
  });
});
