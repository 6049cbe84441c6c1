import { describe, expect, it } from '@jest/globals';
import {
  blocksIn,
  coverageOf,
  furthest,
  materialsNeeded,
  meetingsOf,
} from '@hearthside/lesson-text';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { courseCommand } from './command-line.js';

const courses = fileURLToPath(new URL('../../courses/', import.meta.url));

/** Dates of resources run out; a course that was right on this day should not break its tests later. */
const today = '2026-11-22';

/** Items of the checklist that the lessons written so far answer for, by source. */
const ANSWERED = { IS: 19, CS: 37, ER: 21, SS: 21, TI: 29 };

describe.each(readdirSync(courses))('the course %s', (slug) => {
  it('has no problems', async () => {
    const { problems } = await checkCourseFolder(`${courses}${slug}`, { today });
    expect(problems).toEqual([]);
  });

  it('teaches every item, tries every tool or says why not, and handles every care flag', () => {
    expect(courseCommand('coverage', slug, '--complete').status).toBe(0);
  });
});

describe('the flagship in other plans', () => {
  it.each(['six-week', '75-minutes', 'helps-and-hurts', 'making-room'])(
    'loses nothing of its lessons: %s',
    async (variant) => {
      const { stdout, status } = courseCommand(
        ...['coverage', 'love-and-sex-after-50', '--variant', variant, '--complete'],
      );
      expect(stdout).toContain('0 mentioned, 0 missing.');
      expect(status).toBe(0);
    },
  );

  it('teaches all of the checklist where it has all of the lessons', async () => {
    const { course } = await checkCourseFolder(`${courses}love-and-sex-after-50`, { today });
    for (const variant of ['six-week', '75-minutes']) {
      const lessons = meetingsOf(course!, variant)!.map(({ lesson }) => lesson);
      const taught = coverageOf({ ...course!, lessons }).filter(
        (each) => !['mentioned', undefined].includes(furthest(each)),
      );
      expect([variant, taught.length]).toEqual([variant, 127]);
    }
  });
});

/** What two people who did not write it need for each activity. */
const IN_FULL = [
  'purpose',
  'set-up',
  'do',
  'say',
  'listen',
  'debrief',
  'shorter',
  'longer',
  'access',
];
const BREAK_IN_FULL = ['purpose', 'do', 'access'];

describe('the lessons of the flagship', () => {
  it('have every activity in full', async () => {
    const { course } = await checkCourseFolder(`${courses}love-and-sex-after-50`, { today });
    const lacking = course!.lessons.flatMap(({ activities }) =>
      activities.flatMap(({ id, plan, body }) => {
        const names: string[] = blocksIn(body).map(({ name }) => name);
        const wanted = plan.kind === 'break' ? BREAK_IN_FULL : IN_FULL;
        const droppable = plan.core === 'keep' || plan.dropOrder !== undefined;
        const lacks = wanted.filter((name) => !names.includes(name));
        return lacks.length > 0 || !droppable ? [{ id, lacks, droppable }] : [];
      }),
    );
    expect(lacking).toEqual([]);
  });

  it('say how many things to bring for a class', async () => {
    const { course } = await checkCourseFolder(`${courses}love-and-sex-after-50`, { today });
    const asking = course!.lessons[4]!;
    const counted = materialsNeeded(asking.activities, 13).flatMap(({ what, count }) =>
      count === undefined ? [] : [`${what}: ${count}`],
    );
    expect(counted).toEqual([
      'pens of one kind: 13',
      'wall sheets that say YES and NO and WAIT: 3',
      'further copies of H5.3: 4',
    ]);
  });
});

describe('the checklist of the flagship', () => {
  it('has lost no item', async () => {
    const { course } = await checkCourseFolder(`${courses}love-and-sex-after-50`, { today });
    const counts: Record<string, number> = {};
    for (const { id } of course!.items) {
      const source = id.split('-')[0]!;
      counts[source] = (counts[source] ?? 0) + 1;
    }
    expect(counts).toEqual(ANSWERED);
  });
});
