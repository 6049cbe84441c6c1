import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  meetingsOf,
  retimedMeeting,
  totalMinutes,
  variantsOf,
  type Course,
  type PlannedMeeting,
} from '@hearthside/lesson-text';
import { printablesOf, type View } from '@hearthside/print';
import { theFlagship } from './flagship.js';

let course: Course;
beforeAll(async () => {
  ({ course } = await theFlagship());
});

const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };

/** Every session of every plan that is longer than this. */
function longerThan(minutes: number): PlannedMeeting[] {
  return variantsOf(course)
    .flatMap(({ id }) => meetingsOf(course, id)!)
    .filter(({ lesson }) => lesson.minutes > minutes);
}

function viewOf(name: string, { lesson, leftOut }: PlannedMeeting): View {
  const printable = printablesOf(lesson).find((each) => each.name === name)!;
  return printable.view({ course, edition, lesson, leftOut, meeting: 1 }, {});
}

/** Which rows of a run sheet have the star behind their minutes. */
function stars({ blocks }: View): boolean[] {
  const [table] = blocks;
  if (table?.kind !== 'table') throw new Error('A run sheet begins with its table.');
  return table.rows.slice(0, -1).map(({ cells }) => JSON.stringify(cells[1]).includes('*"'));
}

describe('the lessons of the flagship in less time', () => {
  it.each([
    [1, 'map-walk', 53],
    [2, 'silent-worry', 49],
    [3, 'settling-menu check-in-3', 54],
    [4, 'check-in-4 thanks', 60],
    [5, 'check-in-5 rituals', 63],
    [6, 'question-box-6 can-and-must-never', 65],
    [7, 'check-in-7 tell-a-part', 61],
  ])('lesson %i: in 75 minutes without %s; in %i and no less', (number, dropped, least) => {
    const planned = meetingsOf(course, 'standard')![number - 1]!;
    const result = retimedMeeting(planned, 75);
    const gone = result.fits ? result.retiming.dropped.map(({ id }) => id) : [];
    expect(gone.toSorted()).toEqual(dropped.split(' ').toSorted());
    expect(retimedMeeting(planned, 5)).toEqual({ fits: false, least });
    expect([least - 1, least].map((time) => retimedMeeting(planned, time).fits)).toEqual([
      false,
      true,
    ]);
  });
});

describe.each([75, 60])('every session of every plan in %i minutes', (minutes) => {
  it('takes exactly that, or is refused with a time that it can be done in', () => {
    for (const planned of longerThan(minutes)) {
      const result = retimedMeeting(planned, minutes);
      if (result.fits) {
        const { lesson } = result.meeting;
        expect([lesson.minutes, totalMinutes(lesson.activities)]).toEqual([minutes, minutes]);
      } else {
        expect(result.least).toBeGreaterThan(minutes);
        expect(retimedMeeting(planned, result.least).fits).toBe(true);
      }
    }
  });

  it('has a guide and a run sheet that mark what is shorter, and nothing else', () => {
    for (const planned of longerThan(minutes)) {
      const result = retimedMeeting(planned, minutes);
      if (!result.fits) continue;
      const shorter = result.retiming.rows.map(
        ({ activity, way }) => way === 'shorter' || activity.shortened === true,
      );
      expect(stars(viewOf('run-sheet', result.meeting))).toEqual(shorter);
      const guide = JSON.stringify(viewOf('guide', result.meeting));
      expect(guide.match(/min, the shorter way/g) ?? []).toHaveLength(
        shorter.filter(Boolean).length,
      );
    }
  });
});
