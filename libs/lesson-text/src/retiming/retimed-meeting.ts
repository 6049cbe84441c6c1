import { totalMinutes } from '../timing/timing.js';
import type { Activity, Lesson } from '../tree/tree.js';
import { shownBy } from '../variant/composed.js';
import { inMinutes } from '../variant/in-minutes.js';
import { notIn } from '../variant/left-out.js';
import type { PlannedMeeting } from '../variant/meetings.js';
import { sheetsFor } from '../variant/sheets-for.js';
import { retimed, type Retimed, type RetimedRow } from './retimed.js';

export type RetimedMeeting =
  { fits: true; meeting: PlannedMeeting; retiming: Retimed } | { fits: false; least: number };

/**
 * A meeting in less time than its plan has, ready to be printed as any other.
 *
 * @throws RangeError for more time than the plan takes, or no whole number of minutes
 */
export function retimedMeeting(planned: PlannedMeeting, minutes: number): RetimedMeeting {
  const result = retimed(planned.lesson.activities, minutes, neededIn(planned));
  if (!result.fits) return result;
  const { fits, ...retiming } = result;
  if (minutes === totalMinutes(planned.lesson.activities)) {
    return { fits, meeting: planned, retiming };
  }
  const lesson = inRows(planned.lesson, retiming.rows, minutes);
  const leftOut = [
    // What another row took in, or another sheet has, may have gone since.
    ...planned.leftOut.map(({ activity, takenInBy }) => notIn(lesson, activity, takenInBy?.id)),
    ...retiming.dropped.map((activity) => notIn(lesson, activity)),
  ];
  return { fits, meeting: { lesson, leftOut }, retiming };
}

/** Rows that do the work of one that is to be kept. */
function neededIn({ leftOut }: PlannedMeeting): string[] {
  return leftOut.flatMap(({ activity, takenInBy }) =>
    activity.plan.core === 'keep' && takenInBy ? [takenInBy.id] : [],
  );
}

function inRows(lesson: Lesson, rows: readonly RetimedRow[], minutes: number): Lesson {
  const activities = rows.map((row): Activity => {
    const timed = inMinutes(row.activity, row.minutes);
    return row.way === 'shorter' ? { ...timed, shortened: true } : timed;
  });
  const handouts = sheetsFor(activities, [lesson]);
  const outcomes = shownBy({ activities, handouts }, lesson.outcomes);
  return { ...lesson, minutes, activities, handouts, outcomes };
}
