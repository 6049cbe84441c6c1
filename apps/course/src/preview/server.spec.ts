import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { printablesOf } from '@hearthside/print';
import { aCourseOnDisk, type CourseOnDisk } from './spec-course.js';

let course: CourseOnDisk;
beforeAll(async () => {
  course = await aCourseOnDisk('flagship');
});
afterAll(() => course.stop());

const NAMES = [
  'lesson',
  'h2-1',
  'h2-2',
  'prompts',
  'resources',
  'catch-up',
  'guide',
  'run-sheet',
  'h2-2-key',
];

describe('a sheet', () => {
  it.each(NAMES)('is a page and a PDF in every size, on both papers: %s', async (name) => {
    for (const size of ['standard', 'large', 'xlarge']) {
      for (const paper of ['letter', 'a4']) {
        const query = `?size=${size}&paper=${paper}`;
        const html = await course.page(`/sheets/standard/2/${name}.html${query}`);
        expect(html).toContain(`<body class="${size} ${paper}">`);
        const pdf = await course.get(`/sheets/standard/2/${name}.pdf${query}`);
        expect([pdf.status, (await pdf.text()).slice(0, 5)]).toEqual([200, '%PDF-']);
        expect(pdf.headers.get('content-disposition')).toContain(
          `good-company-2-${name}-${size}-${paper}.pdf`,
        );
      }
    }
  });

  it('marks the pages of the standard print in large print, and is named a draft', async () => {
    const html = await course.page('/sheets/standard/2/h2-2.html?size=large');
    expect(html).toContain('Page 2 in standard print');
    expect(html).toContain('Edition draft');
  });

  it('shows its own links by itself, and none of them in a frame', async () => {
    const framed = await course.page('/sheets/standard/2/h2-2.html?framed');
    expect(framed).toContain('href="/assets/framed/sheet.css"');
    expect(framed).toContain('<base target="_blank">');
    const alone = await course.page('/sheets/standard/2/h2-2.html');
    expect(alone).toContain('href="/assets/print/sheet.css"');
    expect(alone).not.toContain('<base');
    expect(await course.page('/assets/framed/sheet.css')).toContain('.screen-only { display: none');
  });

  it('says in its place why it cannot be shown, and harms no other', async () => {
    const lesson = course.drafts.draft.outputs!.published.course.lessons[0]!;
    const sheet = printablesOf(lesson).find(({ name }) => name === 'h2-4')!;
    const { view } = sheet;
    sheet.view = () => {
      throw new Error('The dial has no numbers.');
    };
    try {
      const answer = await course.get('/sheets/standard/2/h2-4.html?framed');
      expect(answer.status).toBe(500);
      expect(await answer.text()).toContain('The dial has no numbers.');
      expect(await course.page('/?sheet=h2-4&sheet=h2-5')).toContain(
        '/sheets/standard/2/h2-4.html',
      );
      expect((await course.get('/sheets/standard/2/h2-5.html')).status).toBe(200);
    } finally {
      sheet.view = view;
    }
  });
});

describe('the server', () => {
  function statusFor(host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      request(course.origin, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      })
        .on('error', reject)
        .end();
    });
  }

  it.each([
    ['localhost:3200', 200],
    ['127.0.0.1:3200', 200],
    ['[::1]:3200', 200],
    ['preview.example.org', 403],
    ['localhost.example.org:3200', 403],
  ])('answers to localhost by name and to nothing else: %s', async (host, status) => {
    expect(await statusFor(host)).toBe(status);
  });

  it.each([
    '/sheets/standard/2/..%2f..%2fcourse.yaml',
    '/sheets/standard/2/%2e%2e/lesson.html',
    '/pictures/..%2fcourse.yaml',
    '/assets/print/..%2f..%2fpackage.json',
    '/assets/preview/../page.hbs',
    '/assets/framed/constructor',
    '/course.yaml',
    '/sheets/x/lesson.html',
    '/sheets/standard/2/lesson.docx',
  ])('reaches no file by a path from outside: %s', async (path) => {
    const status = await new Promise<number>((resolve, reject) => {
      request(course.origin + '/', { path }, (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });

  it('allows nothing inline, nothing from elsewhere and no frame elsewhere', async () => {
    for (const path of [
      '/',
      '/sheets/standard/2/lesson.html',
      '/nowhere',
      '/assets/preview/preview.js',
    ]) {
      const policy = (await course.get(path)).headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('tells an open page at once which version there is, and each new one after that', async () => {
    const answer = await course.get('/events');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await reader.read()).value!;
    expect(first).toContain(`data: ${course.drafts.draft.version}`);
    course.edit('course.yaml', 'subtitle: ', 'subtitle: More ');
    const second = (await reader.read()).value!;
    expect(second).toContain(`data: ${course.drafts.draft.version}`);
    expect(second).not.toBe(first);
    await reader.cancel();
  });
});
