import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { aCourseOnDisk, type CourseOnDisk } from './spec-course.js';

let course: CourseOnDisk;
beforeEach(async () => {
  course = await aCourseOnDisk('flagship');
});
afterEach(() => course.stop());

const framesIn = (page: string) =>
  [...page.matchAll(/<iframe src="([^"]+)"/g)].map(([, src]) =>
    src!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
  );
const hrefsIn = (page: string) =>
  [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) =>
    href!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
  );

describe('the page of a course', () => {
  it('begins with the lesson, the first handout and the guide in standard print', async () => {
    const frames = framesIn(await course.page());
    expect(frames.map((src) => src.replace(/\?.*/, ''))).toEqual([
      '/sheets/standard/2/lesson.html',
      '/sheets/standard/2/h2-1.html',
      '/sheets/standard/2/guide.html',
    ]);
  });

  it('shows every size of a handout after one click', async () => {
    const link = hrefsIn(await course.page()).find(
      (href) => href.includes('sheet=h2-2&size=standard&size=large&size=xlarge') && href[0] === '/',
    );
    const frames = framesIn(await course.page(link));
    expect(frames).toEqual(
      ['standard', 'large', 'xlarge'].map(
        (size) => `/sheets/standard/2/h2-2.html?size=${size}&paper=letter&framed`,
      ),
    );
  });

  it('leads to every sheet of the lesson, and each of its links leads to a page', async () => {
    const links = new Set(hrefsIn(await course.page()).map((href) => href.replace(/#.*/, '')));
    for (const name of ['resources', 'prompts', 'run-sheet', 'h2-5', 'h2-2-key']) {
      expect([...links].some((href) => href.includes(`sheet=${name}&`))).toBe(true);
    }
    for (const href of links) {
      if (href !== '') expect([href, (await course.get(href)).status]).toEqual([href, 200]);
    }
  });

  it('shows the file that a sheet is written in', async () => {
    const page = await course.page('/?sheet=h2-3');
    expect(page).toContain('h2-3-from-you-to-i.md</h2>');
    const key = await course.page('/?sheet=h2-2-key');
    expect(key).toContain('h2-2-helps-and-hurts.md</h2>');
    expect(await course.page('/?sheet=run-sheet')).toContain('lesson.md</h2>');
  });

  it('leads to the sheets of the whole course, with the file that each is made from', async () => {
    const settings = course.read('course.yaml').replace(/^sheets:\n(?: +- .*\n)*/m, '');
    course.write('course.yaml', `${settings}\nsheets: [to-begin, for-hosts]\n`);
    mkdirSync(join(course.folder, 'sheets'), { recursive: true });
    course.write('sheets/to-begin.md', '---\ntitle: To begin\nfor: everyone\n---\n\nHello.\n');
    course.write('sheets/for-hosts.md', '---\ntitle: Hosts\nfor: host\n---\n\nThank you.\n');
    await course.until(() => course.drafts.draft.outputs?.written.sheets.length === 2);
    const link = hrefsIn(await course.page()).find((href) => href.includes('lesson=course'));
    const page = await course.page(link);
    expect(framesIn(page).map((src) => src.replace(/\?.*/, ''))).toEqual([
      '/sheets/standard/course/to-begin.html',
      '/sheets/standard/course/for-hosts.html',
    ]);
    expect(page).toContain('For the host');
    expect(page).toContain('to-begin.md</h2>');
    expect(await course.page('/?lesson=course&sheet=help')).toContain('resources.yaml</h2>');
    for (const path of [...framesIn(page), '/sheets/standard/course/sources.pdf']) {
      expect([path, (await course.get(path)).status]).toEqual([path, 200]);
    }
  });

  it('shows no sheet when the last one is hidden, and says how to go on', async () => {
    const page = await course.page('/?sheet=&paper=a4');
    expect(framesIn(page)).toEqual([]);
    expect(page).toContain('Choose a sheet above.');
  });

  it('keeps what it knows of an address and leaves out the rest', async () => {
    const page = await course.page('/?sheet=h2-1&size=huge&paper=a5&source=../../etc/passwd');
    expect(framesIn(page)).toEqual([
      '/sheets/standard/2/h2-1.html?size=standard&paper=letter&framed',
    ]);
    expect(page).toContain('This file is not there.');
  });

  it('has nothing inline, and a title that is neutral', async () => {
    const page = await course.page();
    expect(page).not.toMatch(/<style|style=|<script(?! type="module" src="\/assets)|onclick/);
    expect(page).toContain('<title>Preview: Good Company</title>');
  });
});

describe('a problem', () => {
  const file = 'lessons/02-what-helps-what-hurts/h2-3-from-you-to-i.md';

  it('stands right after its line, says its severity and hint, and is linked from the top', async () => {
    course.write(file, `${course.read(file)}\n:::sya\nHello.\n:::\n`);
    await course.until(() => course.drafts.draft.problems.length > 0);
    const { line, message, hint } = course.drafts.draft.problems[0]!;
    const page = await course.page('/?sheet=h2-3');
    const escaped = (words: string) => words.replaceAll('"', '&quot;');
    const [, here] = new RegExp(`id="line-${line}">([\\s\\S]*?)</li>`).exec(page)!;
    expect(here).toContain('<code>:::sya</code>');
    expect(here).toContain(`<b>Error:</b> ${escaped(message)}`);
    expect(here).toContain(escaped(hint));
    expect(hrefsIn(page)).toContain(
      `/?lesson=2&sheet=h2-3&size=standard&paper=letter&source=${encodeURIComponent(file)}#line-${line}`,
    );
    expect(page).toContain('1 error');
  });

  it('does not keep the other sheets of its lesson from being shown', async () => {
    course.edit(file, 'id: h2-3', 'id: [');
    await course.until(() => course.drafts.draft.problems.length > 0);
    const page = await course.page('/?sheet=lesson&sheet=h2-3');
    expect(framesIn(page)).toHaveLength(1);
    expect(page).toContain('There is no sheet “h2-3” here now.');
    expect((await course.get('/sheets/standard/2/lesson.html')).status).toBe(200);
  });
});
