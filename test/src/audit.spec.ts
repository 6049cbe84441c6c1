import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audit, leastTypeOf, PAPERS, SIZES } from '@hearthside/print';
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

const sizes = SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const));

describe('the sheets that the front door leads to', () => {
  it('are all there are', async () => {
    const names = sheets.map((path) => path.split('/').at(-1));
    const { course } = await theFlagship();
    const ofLessons = course.lessons.flatMap(({ handouts }) => [
      'lesson',
      ...handouts.map(({ id }) => id),
      ...['slides', 'prompts', 'resources', 'guide', 'run-sheet'],
    ]);
    const wanted = [...(await flagshipCourseSheets()), ...ofLessons, 'h2-2-key'];
    expect(names.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(sizes)('pass every check as they are served: %s on %s', async (size, paper) => {
    for (const path of sheets) {
      const deck = path.endsWith('/slides') ? { deck: true as const } : {};
      const smallestType = leastTypeOf(deck, { size, paper });
      const { status, bytes } = await service.get(`${path}.pdf?size=${size}&paper=${paper}`);
      const findings = status === 200 ? await audit(bytes, { smallestType }) : [status];
      expect([path, findings]).toEqual([path, []]);
    }
  });
});
