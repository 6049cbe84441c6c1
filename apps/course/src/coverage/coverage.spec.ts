import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseOfTwoPlans, aCourseText } from '@hearthside/testing';
import { NoSuchVariant } from '../no-such-variant.js';
import { courseCoverage } from './coverage.js';
import { asJson, asText, isComplete } from './coverage.report.js';

const base = fileURLToPath(
  new URL('../../../../libs/lesson-text/src/rules/fixtures/base', import.meta.url),
);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-coverage-'));
  cpSync(base, join(folder, 'tea'), { recursive: true });
});
const put = (name: string, texts: ReadonlyMap<string, string>) => {
  for (const [path, text] of texts) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run course -- coverage', () => {
  it('shows each item with each lesson, and counts', async () => {
    const found = await courseCoverage('tea', folder);
    expect(asText(found)).toBe(
      [
        'Item  Kind  Lesson 1',
        'T-01  step  taught',
        '',
        'tea: 1 item: 0 practised, 1 taught, 0 mentioned, 0 missing.',
      ].join('\n'),
    );
    expect(isComplete(found)).toBe(true);
    expect(JSON.parse(asJson(found))[0].items[0]).toMatchObject({
      id: 'T-01',
      level: 'taught',
      lessons: { 1: 'taught' },
    });
  });

  it('names what no lesson has, and is not complete then', async () => {
    const items = '- { id: T-01, kind: step, text: Warm it., source: tea-book }\n';
    const more = '- { id: T-02, kind: step, text: Pour slowly., source: tea-book }\n';
    writeFileSync(join(folder, 'tea/items.yaml'), items + more);
    const found = await courseCoverage('tea', folder);
    expect(asText(found)).toContain('Missing from every lesson:\n  T-02  Pour slowly.');
    expect(isComplete(found)).toBe(false);
  });

  it('follows a plan of meetings, and tells where it has moved what it leaves out', async () => {
    put('plans', aCourseText(aCourseOfTwoPlans()));
    const found = await courseCoverage('plans', folder, 'one-evening');
    expect(asText(found)).toBe(
      [
        'Item  Kind  Session 1  Session 2',
        'T-02  step  taught     taught',
        '',
        'Left out, and where it is instead:',
        '  Session 1: why (4 min)',
        '    T-02  on H2.1',
        '',
        'plans: 1 item: 0 practised, 1 taught, 0 mentioned, 0 missing.',
      ].join('\n'),
    );
    expect(isComplete(found)).toBe(true);
    const typo = courseCoverage('plans', folder, 'one-evenings');
    await expect(typo).rejects.toThrow(NoSuchVariant);
    await expect(typo).rejects.toThrow(
      'Did you mean "one-evening"? Plans here: standard and one-evening.',
    );
  });
});
