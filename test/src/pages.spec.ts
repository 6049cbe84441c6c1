import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { printablesOf } from '@hearthside/print';
import type { Page } from 'playwright-core';
import { axeViolations } from './browser.js';
import { flagshipCourseSheets, theBookGroup, theFlagship } from './flagship.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { flagshipService, type TestService } from './service.js';

const ofTheCourse = await flagshipCourseSheets();
const ofLessons = (await theFlagship()).course.lessons.flatMap((lesson) =>
  printablesOf(lesson).map(({ name }) => [lesson.number, name] as const),
);

/** Two sessions of all that there is: axe takes two seconds for a page, and the same blocks stand in each. */
const looked = ofLessons.filter(([number]) => number === 2 || number === 6);

inBrowser('pages in a browser', () => {
  const visitPage = servedInBrowser(async () => {
    const service = await flagshipService();
    await service.publish((await theBookGroup()).course);
    return service;
  });

  /** Runs on a page of its own, in which scripts are off and nothing may complain. */
  async function on(
    path: string,
    options: { width?: number; dark?: boolean; scripts?: boolean },
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const { width = 1200, dark = false, scripts = false } = options;
    const complaints = await visitPage(
      path,
      {
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        javaScriptEnabled: scripts,
      },
      work,
    );
    // Chromium reports the status of a page that is meant to be missing.
    const unexpected = complaints.filter((words) => !words.includes('status of 404'));
    expect(unexpected).toEqual([]);
  }

  const lessonSheet = (number: number, name: string, size: string) =>
    `/p/good-company/latest/standard/${number}/${name}.html?size=${size}`;
  const sheet = (name: string, size: string) => lessonSheet(2, name, size);
  const courseSheet = (name: string, size: string) =>
    `/p/good-company/latest/standard/course/${name}.html?size=${size}`;
  const hostBrief = (size: string) =>
    `/p/book-group/latest/standard/course/host-brief.html?size=${size}`;

  it('are looked at by an axe that complains', async () => {
    await on('/', { scripts: true }, async (page) => {
      await page.setContent('<html><body><p><font color="#999999">Hello</font>');
      const found = (await axeViolations(page)).map((line) => line.split(':')[0]);
      const planted = ['color-contrast', 'html-has-lang', 'document-title'];
      expect(found).toEqual(expect.arrayContaining(planted));
    });
  });

  it.each([
    ['the first page', '/', false],
    ['the first page in the dark', '/', true],
    ...looked.map(
      ([number, name]) =>
        [`${number} ${name}`, lessonSheet(number, name, 'standard'), false] as const,
    ),
    ...ofTheCourse.map((name) => [name, courseSheet(name, 'standard'), false] as const),
    ['a page for the host', hostBrief('standard'), false],
    ['a large print', sheet('h2-2', 'large'), false],
    ['an extra-large print', sheet('h2-2-key', 'xlarge'), false],
    ['a sheet that is not there', sheet('h2-9', 'standard'), false],
    ['a page that is not there', '/nowhere', false],
  ] as [string, string, boolean][])('pass axe at AA and AAA: %s', async (_, path, dark) => {
    // axe itself is a script; the pages have none.
    await on(path, { dark, scripts: true }, async (page) => {
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  it.each([
    ['the first page', '/'],
    ...ofLessons.map(([number, name]) => [
      `${number} ${name}`,
      lessonSheet(number, name, 'xlarge'),
    ]),
    ...ofTheCourse.map((name) => [name, courseSheet(name, 'xlarge')]),
    ['a page for the host', hostBrief('xlarge')],
  ] as [string, string][])(
    'fit a phone of 320 points without sideways scrolling: %s',
    async (_, path) => {
      await on(path, { width: 320, scripts: true }, async (page) => {
        const [content, frame] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        expect(content).toBeLessThanOrEqual(frame);
      });
    },
  );

  it('lead to H2.2 in large print by keyboard alone, with no script', async () => {
    await on('/', {}, async (page) => {
      const wanted = 'h2-2.html';
      for (let presses = 0; presses < 400; presses++) {
        await page.keyboard.press('Tab');
        const href = await page.locator(':focus').getAttribute('href');
        if (href?.includes(wanted)) break;
      }
      await page.keyboard.press('Enter');
      await page.waitForURL(/h2-2\.html/);
      await page.getByRole('link', { name: 'Large print', exact: true }).press('Enter');
      await page.waitForURL(/size=large/);
      expect(await page.title()).toBe('Good Company, session 2: H2.2');
      expect(await page.getByText('Page 2 in standard print').count()).toBe(1);
    });
  });

  it('have targets at least 44 points high', async () => {
    await on('/', {}, async (page) => {
      for (const link of await page.locator('main a, nav a').all()) {
        expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      }
    });
  });
});

describe('addresses of sheets', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await flagshipService();
  });
  afterAll(() => service.stop());

  const variant = '/p/good-company/latest/standard';
  const base = `${variant}/2`;

  it.each([
    ['a course', '/p/bad-company/latest/standard/2/h2-2.pdf', 'good-company'],
    ['an edition', '/p/good-company/2001-01-01.00000000/standard/2/h2-2.pdf', 'latest'],
    ['a variant', '/p/good-company/latest/two-week/2/h2-2.pdf', 'six-week'],
    ['a session', '/p/good-company/latest/standard/9/h2-2.pdf', '<li>2</li>'],
    ['a sheet of the course', '/p/good-company/latest/standard/course/h2-2.pdf', 'sources'],
    ['a sheet', `${base}/h2-9.pdf`, 'h2-5'],
    ['a kind of file', `${base}/h2-2.docx`, '.pdf'],
    ['a size', `${base}/h2-2.pdf?size=huge`, 'xlarge'],
    ['a paper', `${base}/h2-2.pdf?paper=a5`, 'a4'],
    ['a time of day', `${base}/run-sheet.pdf?start=25:00`, '9:30'],
  ])('answer 404 with what exists when %s is unknown', async (_, url, known) => {
    const { status, text } = await service.get(url);
    expect(status).toBe(404);
    expect(text).toContain(known);
    expect(text).toContain('This sheet is not here');
  });

  it('answer for every sheet of the lesson and of the course, in every size, on both papers', async () => {
    const { text } = await service.get('/');
    const names = new Set(
      [...text.matchAll(/standard\/((?:2|course)\/[a-z0-9-]+)\.pdf/g)].map(([, name]) => name),
    );
    expect(names.size).toBe(13 + ofTheCourse.length);
    for (const name of names) {
      for (const query of ['standard', 'large', 'xlarge'].flatMap((size) =>
        ['letter', 'a4'].map((paper) => `?size=${size}&paper=${paper}`),
      )) {
        const pdf = await service.get(`${variant}/${name}.pdf${query}`);
        expect([name, query, pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([
          ...[name, query, 200, '%PDF-'],
        ]);
        expect((await service.get(`${variant}/${name}.html${query}`)).status).toBe(200);
      }
    }
  });

  it('pin an edition, and say that a browser has the sheet already', async () => {
    const { data } = await service.ask('{ courses { edition { id } } }');
    const pinned = `/p/good-company/${data.courses[0].edition.id}/standard/2/h2-4.pdf`;
    const first = await service.get(pinned);
    expect(first.status).toBe(200);
    expect(first.headers['content-disposition']).toBe(
      'inline; filename="good-company-2-h2-4-standard-letter.pdf"',
    );
    const again = await service.get(pinned, { 'if-none-match': String(first.headers['etag']) });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('print real clock times on a run sheet when the start is known', async () => {
    const { text } = await service.get(`${base}/run-sheet.html?start=9:30`);
    expect(text).toContain('<td>9:30\u00a0AM</td>');
    expect(text).toContain('<td>11:00\u00a0AM</td>');
  });

  it('answer unknown pages with a plain one, and never with a stack', async () => {
    const { status, text } = await service.get('/nowhere');
    expect(status).toBe(404);
    expect(text).toContain('There is nothing here');
  });
});
