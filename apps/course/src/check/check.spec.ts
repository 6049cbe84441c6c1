import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { courseCommand as course, repository } from '@hearthside/testing';

const fixtures = join(repository, 'libs/lesson-text/src/rules/fixtures');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-course-'));
  cpSync(join(fixtures, 'base'), join(folder, 'tea'), { recursive: true });
  cpSync(join(fixtures, 'base'), join(folder, 'broken'), { recursive: true });
  const file = join(folder, 'broken/lessons/01-tea/lesson.md');
  const broken = readFileSync(file, 'utf8')
    .replace(':::say', ':::sya')
    .replace('minutes=8', 'minutes=9');
  writeFileSync(file, broken);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run course -- check', () => {
  it('says that a clean course has no problems, and ends with 0', () => {
    const { stdout, status } = course('check', join(folder, 'tea'));
    expect(stdout).toContain('no problems');
    expect(status).toBe(0);
  });

  it('gives one line for each problem, with file, line, column and how to mend it, and ends with 1', () => {
    const { stdout, status } = course('check', join(folder, 'broken'));
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/lesson\.md:1:1 {2}error {2}The activities take 21 minutes/);
    expect(lines[1]).toMatch(
      /lesson\.md:34:1 {2}error {2}There is no block called ":::sya"\. Did you mean "say"\?/,
    );
    expect(lines[2]).toMatch(/2 errors, 0 warnings\.$/);
    expect(status).toBe(1);
  });

  it('gives the same to a program with --json', () => {
    const { stdout, status } = course('check', join(folder, 'broken'), '--json');
    const [{ problems }] = JSON.parse(stdout);
    expect(problems.map(({ rule, line }: { rule: string; line: number }) => [rule, line])).toEqual([
      ['minutes-add-up', 1],
      ['unknown-block', 34],
    ]);
    expect(status).toBe(1);
  });

  it('checks every course in the repository when none is named', () => {
    const { stdout, status } = course('check');
    expect(stdout).toContain('courses/love-and-sex-after-50');
    expect(status).toBe(0);
  });

  it('says which courses there are when it knows none of that name, and ends with 2', () => {
    const { stderr, status } = course('check', 'love-and-sex-after-5');
    expect(stderr).toContain('Did you mean "love-and-sex-after-50"?');
    expect(status).toBe(2);
  });

  it('says what a folder lacks that is no course', () => {
    const { stdout, status } = course('check', folder);
    expect(stdout).toContain('The file course.yaml is not there');
    expect(status).toBe(1);
  });
});
