import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { courseCommand as course, repository } from '@hearthside/testing';

const base = join(repository, 'libs/lesson-text/src/rules/fixtures/base');
let folder: string;

/** A copy of the miniature course with one text changed in its first lesson. */
function aCopy(name: string, from: string | RegExp, to: string): void {
  cpSync(base, join(folder, name), { recursive: true });
  const file = join(folder, name, 'lessons/01-tea/lesson.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-course-'));
  aCopy('tea', '', '');
  aCopy('strange', 'keeps the tea warm.', 'keeps tea warm \u{10FFFD}.');
  aCopy('broken', ':::say', ':::sya');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run course -- audit', () => {
  it('lists every sheet with its pages, every check as passed, and ends with 0', () => {
    const { stdout, status } = course('audit', join(folder, 'tea'));
    const lines = stdout.trim().split('\n');
    expect(lines.some((line) => /^1\s+lesson(\s+\d+( \/ \d+)?){3}\s+0$/.test(line))).toBe(true);
    expect(lines.some((line) => /^course\s+sources(\s+\d+( \/ \d+)?){3}\s+0$/.test(line))).toBe(
      true,
    );
    expect(stdout).toMatch(/^Headings begin with level 1 and skip no level: (\d+) of \1 pass\.$/m);
    expect(lines.at(-1)).toMatch(/: \d+ sheets, \d+ PDFs, \d+ pages, no findings\.$/);
    expect(status).toBe(0);
  });

  it('names the sheet, the size, the paper and the fault, and ends with 1', () => {
    const { stdout, status } = course('audit', join(folder, 'strange'));
    expect(stdout).toMatch(
      /^1 lesson, xlarge on a4: No font has ".+"; an empty box .*\[every-letter\]$/m,
    );
    expect(stdout).toMatch(/^Every letter has a shape: \d+ of \d+ pass\.$/m);
    expect(stdout.trim()).toMatch(/ \d+ findings\.$/);
    expect(status).toBe(1);
  });

  it('gives the same to a program with --json', () => {
    const { stdout, status } = course('audit', join(folder, 'strange'), '--json');
    const [{ sheets }] = JSON.parse(stdout);
    expect(sheets[0]).toMatchObject({ session: 'course', name: 'sources' });
    const lesson = sheets.find(({ name }: { name: string }) => name === 'lesson');
    expect(lesson).toMatchObject({ session: '1' });
    expect(lesson.prints).toHaveLength(6);
    const deck = sheets.find(({ name }: { name: string }) => name === 'slides');
    expect(deck.prints).toHaveLength(1);
    expect(lesson.prints[0].findings[0].check).toBe('every-letter');
    expect(status).toBe(1);
  });

  it('asks for a course without errors first, and ends with 1', () => {
    const { stdout, status } = course('audit', join(folder, 'broken'));
    expect(stdout).toContain('Mend them first');
    expect(status).toBe(1);
  });

  it('says which courses there are when it knows none of that name, and ends with 2', () => {
    const { stderr, status } = course('audit', 'love-and-sex-after-5');
    expect(stderr).toContain('Did you mean "love-and-sex-after-50"?');
    expect(status).toBe(2);
  });
});
