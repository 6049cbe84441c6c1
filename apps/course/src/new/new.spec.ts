import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { newCourse } from './new-course.js';
import { newLesson } from './new-lesson.js';
import { newSheet } from './new-sheet.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hearthside-new-'));
  mkdirSync(join(root, 'courses'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folder = () => join(root, 'courses/book-group');
const check = async () => (await checkCourseFolder(folder())).problems;

describe('beginning a course', () => {
  it('gives files without errors and without warnings', async () => {
    const said = await newCourse('book-group', { minutes: '60' }, root);
    expect(said).toContain('courses/book-group is there');
    expect(await check()).toEqual([]);
  });

  it.each(['10', '20', '45', '60', '61', '90', '240'])(
    'gives lessons that add up and pass the check, %s minutes long',
    async (minutes) => {
      await newCourse('book-group', { minutes }, root);
      await newLesson('book-group', 'another-meeting', { minutes }, root);
      expect(await check()).toEqual([]);
    },
  );

  it('takes a title with colons and quotation marks as it is typed', async () => {
    const title = 'Books: "the" group # 1';
    await newCourse('book-group', { title, minutes: '60' }, root);
    const { course } = await checkCourseFolder(folder());
    expect(course?.title).toBe(title);
  });

  it('writes over nothing', async () => {
    await newCourse('book-group', { minutes: '60' }, root);
    await expect(newCourse('book-group', { minutes: '60' }, root)).rejects.toThrow(
      'courses/book-group is there already',
    );
  });

  it.each([
    ['Book Group!', 'such as book-group'],
    ['../outside', 'such as outside'],
    ['', 'small letters'],
  ])('refuses the name "%s" and says what would do', async (name, words) => {
    await expect(newCourse(name, { minutes: '60' }, root)).rejects.toThrow(words);
  });

  it('refuses a length that no lesson has', async () => {
    await expect(newCourse('book-group', { minutes: 'long' }, root)).rejects.toThrow('10 to 480');
  });
});

describe('adding a lesson', () => {
  it('numbers it after the last, lists it, and keeps the author’s remarks in course.yaml', async () => {
    await newCourse('book-group', { minutes: '60' }, root);
    const file = join(folder(), 'course.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}# a remark of mine\n`);
    await newLesson('book-group', 'second-meeting', { minutes: '45' }, root);
    const { course } = await checkCourseFolder(folder());
    expect(course?.lessons.map(({ number, slug }) => [number, slug])).toEqual([
      [1, 'first-meeting'],
      [2, 'second-meeting'],
    ]);
    expect(readFileSync(file, 'utf8')).toContain('# a remark of mine');
  });

  it('says what is in the way: no such course, a course.yaml that cannot be read', async () => {
    await expect(newLesson('book-grop', 'x', { minutes: '60' }, root)).rejects.toThrow(
      'There is no course called',
    );
    await newCourse('book-group', { minutes: '60' }, root);
    writeFileSync(join(folder(), 'course.yaml'), 'title: "open\n');
    await expect(newLesson('book-group', 'x', { minutes: '60' }, root)).rejects.toThrow(
      'cannot be read',
    );
  });
});

describe('adding a sheet of the whole course', () => {
  it('gives a sheet that passes the check, for each kind of reader, after those listed', async () => {
    await newCourse('book-group', { minutes: '60' }, root);
    for (const readers of ['everyone', 'leaders', 'host']) {
      const said = await newSheet('book-group', `for-${readers}`, { for: readers }, root);
      expect(said).toContain(`courses/book-group/sheets/for-${readers}.md is there`);
    }
    expect(await check()).toEqual([]);
    const { course } = await checkCourseFolder(folder());
    expect(course?.sheets.map(({ title, for: readers }) => [title, readers])).toEqual([
      ['For everyone', 'everyone'],
      ['For leaders', 'leaders'],
      ['For host', 'host'],
    ]);
  });

  it('takes a title as it is typed, and writes over nothing', async () => {
    await newCourse('book-group', { minutes: '60' }, root);
    const wishes = { title: 'Books: "the" group', for: 'everyone' };
    await newSheet('book-group', 'welcome', wishes, root);
    const { course } = await checkCourseFolder(folder());
    expect(course?.sheets[0]?.title).toBe(wishes.title);
    await expect(newSheet('book-group', 'welcome', wishes, root)).rejects.toThrow('there already');
  });

  it.each([
    ['sources', 'everyone', 'Choose another name'],
    ['welcome', 'guests', 'everyone, leaders or host'],
    ['Welcome!', 'everyone', 'such as welcome'],
  ])('refuses "%s" for %s and says what would do', async (id, readers, words) => {
    await newCourse('book-group', { minutes: '60' }, root);
    await expect(newSheet('book-group', id, { for: readers }, root)).rejects.toThrow(words);
  });
});
