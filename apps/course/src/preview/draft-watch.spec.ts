import { mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCourseOnDisk, type CourseOnDisk } from './spec-course.js';

let course: CourseOnDisk;
beforeEach(async () => {
  course = await aCourseOnDisk('tea');
});
afterEach(() => course.stop());

const lesson = 'lessons/01-tea/lesson.md';
const handout = 'lessons/01-tea/h1-1-spoons.md';
const sheet = async (name: string) => (await course.get(`/sheets/standard/1/${name}.html`)).text();
const says = (words: string) => () => JSON.stringify(course.drafts.draft.outputs).includes(words);

describe('a folder that changes', () => {
  it('is read after a save', async () => {
    course.edit(handout, 'One spoon', 'Two spoons');
    await course.until(says('Two spoons'));
    expect(await sheet('h1-1')).toContain('Two spoons for each cup');
  });

  it('is read after a save by an editor that writes another file and renames it', async () => {
    const beside = join(course.folder, `${handout}.swp`);
    writeFileSync(beside, course.read(handout).replace('One spoon', 'Three spoons'));
    renameSync(beside, join(course.folder, handout));
    await course.until(says('Three spoons'));
    expect(await sheet('h1-1')).toContain('Three spoons');
  });

  it('has the sheet of a file that is added, and loses that of one that goes', async () => {
    course.write(
      'lessons/01-tea/h1-2-cups.md',
      '---\nid: h1-2\ntitle: Cups\nkind: worksheet\n---\n\nCount them.\n',
    );
    await course.until(says('Count them'));
    expect(await course.page()).toContain('H1.2 Cups');
    unlinkSync(join(course.folder, 'lessons/01-tea/h1-2-cups.md'));
    await course.until(() => !says('Count them')());
    expect(await course.page('/?sheet=h1-2')).toContain('There is no sheet “h1-2”');
    expect((await course.get('/sheets/standard/1/h1-2.html')).status).toBe(404);
  });

  it('shows pictures under the names that an edition gives them, and the new one after a change', async () => {
    const pot = (width: number) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20"><rect width="${width}" height="20"/></svg>`;
    course.write('lessons/01-tea/pot.svg', pot(40));
    course.write(handout, `${course.read(handout)}\n![The blue kettle](pot.svg)\n`);
    await course.until(says('The blue kettle'));
    const source = async () =>
      /<img src="([^"]+)" alt="The blue kettle">/.exec(await sheet('h1-1'))![1]!;
    const first = await source();
    const picture = await course.get(first);
    expect(await picture.text()).toBe(pot(40));
    expect(picture.headers.get('content-security-policy')).toContain('sandbox');
    course.write('lessons/01-tea/pot.svg', pot(50));
    await course.until(() => !says(first.slice('/pictures/'.length))());
    expect(await source()).not.toBe(first);
    expect((await course.get('/sheets/standard/1/h1-1.pdf')).headers.get('content-type')).toBe(
      'application/pdf',
    );
  });
});

describe('a course that cannot be read', () => {
  it('keeps the last good sheets, says so, and shows the problems', async () => {
    const good = course.read('course.yaml');
    course.write('course.yaml', 'title: [');
    await course.until(() => course.drafts.draft.trouble !== undefined);
    const page = await course.page();
    expect(page).toContain('The file course.yaml cannot be read as it is now.');
    expect(page).toContain('from the last time it could be read');
    expect(page).toContain('course.yaml, line 1');
    expect(await sheet('lesson')).toContain('A pot of tea');
    course.write('course.yaml', good);
    await course.until(() => course.drafts.draft.trouble === undefined);
    expect(await course.page()).toContain('No problems');
  });

  it('says that a lesson has left the list', async () => {
    course.edit('course.yaml', '  - 01-tea', '  - 02-milk');
    await course.until(() => course.drafts.draft.problems.length > 0);
    expect(await course.page('/?lesson=1')).toContain(
      'Lesson 1 is not in this course, or cannot be read.',
    );
    expect(await course.page()).toContain('No lesson of this course can be read yet.');
  });

  it('survives its folder going away, and goes on when it comes back', async () => {
    const away = `${course.folder}-away`;
    renameSync(course.folder, away);
    await course.until(() => course.drafts.draft.trouble !== undefined);
    expect(await course.page()).toContain('The folder “tea” is not there any more.');
    expect(await sheet('lesson')).toContain('A pot of tea');
    renameSync(away, course.folder);
    await course.until(() => course.drafts.draft.trouble === undefined);
    course.edit(lesson, 'A pot of tea', 'A big pot of tea');
    await course.until(says('A big pot of tea'));
  });

  it('is read from nothing once its files come, one by one', async () => {
    const texts = ['course.yaml', 'items.yaml', 'resources.yaml', 'sources.yaml', lesson, handout];
    const kept = texts.map((file) => [file, course.read(file)] as const);
    rmSync(course.folder, { recursive: true });
    await course.until(() => course.drafts.draft.trouble !== undefined);
    mkdirSync(join(course.folder, 'lessons/01-tea'), { recursive: true });
    for (const [file, text] of kept) course.write(file, text);
    await course.until(() => {
      const { trouble, problems } = course.drafts.draft;
      return trouble === undefined && problems.length === 0;
    });
    expect(await course.page()).toContain('No problems');
  });
});
