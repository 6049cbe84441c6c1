import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audit, leastTypeOf } from '@hearthside/print';
import { courseCommand, repository } from './command-line.js';
import { flagshipCourseSheets, theFlagship } from './flagship.js';
import { flagshipService, type TestService } from './service.js';

let service: TestService;
/** Addresses of the sheets that the front door leads to, without format, size and paper. */
let sheets: string[];

beforeAll(async () => {
  service = await flagshipService();
  const { text } = await service.get('/');
  const found = [...text.matchAll(/href="(\/p\/[^"?]+)\.(?:html|pdf)/g)].map(([, path]) => path!);
  sheets = [...new Set(found)];
});
afterAll(() => service.stop());

describe('the sheets that the front door leads to', () => {
  it('are all there are', async () => {
    const names = sheets.map((path) => path.split('/').at(-1));
    const { course } = await theFlagship();
    const ofLessons = course.lessons.flatMap(({ handouts }) => [
      'lesson',
      ...handouts.map(({ id }) => id),
      ...['slides', 'prompts', 'resources', 'catch-up', 'guide', 'run-sheet'],
    ]);
    const wanted = [...(await flagshipCourseSheets()), ...ofLessons, 'h2-2-key'];
    expect(names.toSorted()).toEqual(wanted.toSorted());
  });

  it('pass every check as they are served', async () => {
    const profile = { size: 'large', paper: 'letter' } as const;
    for (const path of sheets) {
      const deck = path.endsWith('/slides') ? { deck: true as const } : {};
      const { status, bytes } = await service.get(`${path}.pdf?size=large&paper=letter`);
      const smallestType = leastTypeOf(deck, profile);
      const findings = status === 200 ? await audit(bytes, { smallestType }) : [status];
      expect([path, findings]).toEqual([path, []]);
    }
  });
});

describe('every sheet of the flagship, in every plan, size and paper', () => {
  const name = 'love-and-sex-after-50';
  const folder = mkdtempSync(join(tmpdir(), 'hearthside-audit-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('passes every check, and has as many words and pages as the README of the course says', () => {
    const courses = join(repository, 'courses');
    cpSync(join(courses, name), join(folder, name), { recursive: true });
    const { stdout, status } = courseCommand('audit', join(folder, name), '--readme');
    expect(stdout).toContain(', no findings.');
    expect(status).toBe(0);
    const readmes = [folder, courses].map((each) =>
      readFileSync(join(each, name, 'README.md'), 'utf8'),
    );
    expect(readmes[0]).toBe(readmes[1]);
  }, 600_000);
});
