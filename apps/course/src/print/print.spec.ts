import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCourseOfTwoPlans,
  aCourseText,
  courseCommand as course,
  repository,
} from '@hearthside/testing';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-print-'));
  const base = join(repository, 'libs/lesson-text/src/rules/fixtures/base');
  cpSync(base, join(folder, 'tea'), { recursive: true });
  cpSync(base, join(folder, 'broken'), { recursive: true });
  const file = join(folder, 'broken/lessons/01-tea/lesson.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(':::say', ':::sya'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const to = (name: string) => join(folder, name);

describe('npm run course -- print', () => {
  it('prints every sheet of a course, in every size, to a file of its own', () => {
    const { stdout, status } = course('print', to('tea'), '--to', to('all'));
    expect(status).toBe(0);
    const names = readdirSync(to('all'));
    expect(stdout).toContain(`${names.length} PDFs, `);
    for (const size of ['standard', 'large', 'xlarge']) {
      for (const sheet of ['1-lesson', '1-guide', '1-h1-1', 'course-sources', 'course-help']) {
        expect(names).toContain(`kitchen-hour-${sheet}-${size}-letter.pdf`);
      }
    }
    expect(names.filter((name) => name.includes('slides'))).toEqual(['kitchen-hour-1-slides.pdf']);
    const first = readFileSync(join(to('all'), names[0]!));
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('prints one session in one size on A4', () => {
    const call = ['--session', '1', '--size', 'large', '--paper', 'a4'];
    expect(course('print', to('tea'), '--to', to('one'), ...call).status).toBe(0);
    const names = readdirSync(to('one'));
    expect(names.length).toBeGreaterThan(4);
    const others = names.filter((name) => name !== 'kitchen-hour-1-slides.pdf');
    expect(others).toHaveLength(names.length - 1);
    expect(others.every((name) => /^kitchen-hour-1-.*-large-a4\.pdf$/.test(name))).toBe(true);
  });

  it('prints nothing of a course with errors, or of a session that is not there', () => {
    const broken = course('print', to('broken'), '--to', to('none'));
    expect(broken.stdout).toMatch(/1 error\. Mend them first/);
    expect(broken.status).toBe(1);
    const away = course('print', to('tea'), '--to', to('none'), '--session', '7');
    expect(away.stdout).toContain('There is no session 7. Nothing was printed.');
    expect(away.status).toBe(1);
  });

  it('prints a plan of meetings under its own name, or says which plans there are', () => {
    for (const [path, text] of aCourseText(aCourseOfTwoPlans())) {
      mkdirSync(dirname(join(to('plans'), path)), { recursive: true });
      writeFileSync(join(to('plans'), path), text);
    }
    const call = ['--variant', 'one-evening', '--size', 'standard'];
    const { status } = course('print', to('plans'), '--to', to('evening'), ...call);
    expect(status).toBe(0);
    const names = readdirSync(to('evening'));
    expect(names).toContain('kitchen-hour-one-evening-1-guide-standard-letter.pdf');
    expect(names).toContain('kitchen-hour-course-help-standard-letter.pdf');
    const typo = course('print', to('plans'), '--to', to('none'), '--variant', 'evening');
    expect(typo.stderr).toContain('There is no plan called "evening".');
    expect(typo.status).toBe(2);
  });

  it('asks where the files should go', () => {
    const { stderr, status } = course('print', to('tea'));
    expect(stderr).toContain("required option '--to <folder>' not specified");
    expect(status).toBe(2);
  });
});
