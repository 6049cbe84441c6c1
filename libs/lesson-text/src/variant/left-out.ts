import { coveragePlaces } from '../coverage/coverage.js';
import { rowsOf, takenInBy } from '../settings/variant.settings.js';
import type { Activity, Course, Lesson, Meeting } from '../tree/tree.js';
import { composed, lessonsOf } from './composed.js';

/** An activity of a meeting's lessons that has no row in the meeting. */
export interface LeftOut {
  activity: Activity;
  /** The row that does its work. */
  takenInBy?: Activity | undefined;
  /** What it would have covered, and where that stands instead. */
  items: MovedItem[];
}

export interface MovedItem {
  item: string;
  /** Ids of handouts that people take home. */
  handouts: string[];
  /** Ids of activities that cover it too. */
  activities: string[];
}

/** What a meeting leaves out of its lessons, in their order. */
export function leftOutOf(course: Pick<Course, 'lessons'>, meeting: Meeting): LeftOut[] {
  const whole = composed(course, meeting, 1);
  const planned = rowsOf(meeting).map(({ activity }) => activity);
  const takenIn = takenInBy(meeting);
  return (
    lessonsOf(course, meeting)
      .flatMap(({ activities }) => activities)
      // One break is as good as another.
      .filter(({ id, plan }) => !planned.includes(id) && plan.kind !== 'break')
      .map((activity) => {
        const by = takenIn.find((each) => each.activity === activity.id)?.by;
        return notIn(whole, activity, by);
      })
  );
}

/**
 * An activity that a meeting has not, and where what it would have covered is.
 *
 * @param by id of the row that does its work
 */
export function notIn(whole: Lesson, activity: Activity, by?: string): LeftOut {
  const items = (activity.plan.covers ?? []).map(({ item }) => whereIs(item, whole));
  return { activity, takenInBy: whole.activities.find(({ id }) => id === by), items };
}

/** Every place of a lesson that covers an item. */
function whereIs(item: string, lesson: Lesson): MovedItem {
  const places = [...coveragePlaces({ lessons: [lesson] })].filter(({ covers }) =>
    covers.some((each) => each.item === item && each.level !== 'mentioned'),
  );
  const handouts = places.flatMap(({ handout }) => handout ?? []);
  const activities = places.flatMap(({ handout, activities: ids }) => (handout ? [] : ids));
  return { item, handouts: [...new Set(handouts)], activities: [...new Set(activities)] };
}
