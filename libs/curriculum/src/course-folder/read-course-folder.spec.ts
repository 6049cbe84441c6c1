import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCourseText, aHandout } from '@hearthside/testing';
import { checkCourseFolder } from './read-course-folder.js';

let folder: string;
const put = (path: string, content: string | Uint8Array) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const handout = 'lessons/01-tea/h1-1-spoons.md';
const problems = async () =>
  (await checkCourseFolder(folder)).problems.map(({ rule, file }) => [rule, file]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-folder-'));
  for (const [path, text] of aCourseText()) put(path, text);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('reading a course folder', () => {
  it('finds every text of a clean course', async () => {
    const { course, folder: read } = await checkCourseFolder(folder);
    expect(read.texts.size).toBe(3);
    expect(course?.lessons[0]?.handouts).toHaveLength(1);
  });

  it('names a file that is not UTF-8, and what refers to it is not blamed', async () => {
    put(handout, Buffer.from(aHandout('Ein Löffel.'), 'latin1'));
    expect(await problems()).toEqual([['unreadable-file', handout]]);
  });

  it('reads UTF-16 as Notepad saves it', async () => {
    put(handout, Buffer.from(`\uFEFF${aHandout('Ein Löffel.')}`, 'utf16le'));
    expect(await problems()).toEqual([]);
  });

  it('follows no link, neither to a file nor round in a circle', async () => {
    rmSync(join(folder, handout));
    symlinkSync('/etc/hostname', join(folder, handout));
    symlinkSync('..', join(folder, 'lessons/round'));
    symlinkSync('.', join(folder, 'lessons/01-tea/here.md'));
    expect(await problems()).toEqual([
      ['unreadable-file', handout],
      ['unreadable-file', 'lessons/01-tea/here.md'],
    ]);
  });

  it('reads no file of more than 8 MB', async () => {
    put('lessons/01-tea/pot.png', new Uint8Array(9 * 2 ** 20));
    expect(await problems()).toEqual([['unreadable-file', 'lessons/01-tea/pot.png']]);
  });

  it.each([
    ['../../../../../../etc/pot.svg', 'lies outside the course folder'],
    ['/etc/pot.svg', 'lies outside the course folder'],
    ['https://example.org/pot.svg', 'is on the web'],
    ['pot.svg', 'is not there'],
    ['pot.gif', 'of a kind that cannot be printed'],
    ['broken.svg', 'cannot be drawn'],
    ['reaching.svg', 'fetches something from elsewhere'],
  ])('says what is wrong with the picture %s', async (url, why) => {
    put('lessons/01-tea/broken.svg', '<svg><g>');
    put('lessons/01-tea/reaching.svg', '<svg><image href="file:///etc/passwd"/></svg>');
    put(handout, aHandout(`![A pot](${url})`));
    const found = (await checkCourseFolder(folder)).problems;
    expect(found.map(({ message }) => message).join()).toContain(why);
    expect(found).toHaveLength(1);
  });

  it('leaves hidden folders and other kinds of file alone', async () => {
    put('.git/lessons/x.md', 'x');
    put('lessons/01-tea/notes.docx', 'x');
    expect(await problems()).toEqual([]);
  });
});
