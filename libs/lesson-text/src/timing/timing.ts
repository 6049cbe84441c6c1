import type { Activity, OpenPlan } from '../tree/tree.js';

/** As much of an activity as timing needs; a learner's view of one will do. */
export interface Timed {
  plan: Pick<OpenPlan, 'minutes' | 'kind' | 'sensitivity' | 'topics'>;
}

export interface TimedActivity<A extends Timed = Activity> {
  activity: A;
  /** Minutes after the class begins. */
  startsAt: number;
  endsAt: number;
}

/** Where each activity falls, one after another from minute 0. */
export function timetable<A extends Timed>(lesson: {
  activities: readonly A[];
}): TimedActivity<A>[] {
  let now = 0;
  return lesson.activities.map((activity) => {
    const startsAt = now;
    now += activity.plan.minutes;
    return { activity, startsAt, endsAt: now };
  });
}

/** Minutes of all activities together. */
export function totalMinutes(activities: readonly Timed[]): number {
  return activities.reduce((sum, { plan }) => sum + plan.minutes, 0);
}

/** Minutes of what is kept when time runs short; the break is always kept. */
export function keptMinutes(activities: readonly Activity[]): number {
  return totalMinutes(
    activities.filter(({ plan }) => plan.core === 'keep' || plan.kind === 'break'),
  );
}

export interface Span {
  from: number;
  to: number;
}

/**
 * The minutes a content note speaks of, computed and never typed: from the first to the last
 * activity with one of its topics, or with any sensitivity when the note names no topic.
 */
export function sensitiveSpan(
  lesson: { activities: readonly Timed[] },
  topics: readonly string[] = [],
): Span | undefined {
  const concerned = timetable(lesson).filter(({ activity: { plan } }) =>
    topics.length > 0
      ? plan.topics?.some((topic) => topics.includes(topic))
      : plan.sensitivity !== 'none',
  );
  const first = concerned[0];
  const last = concerned.at(-1);
  return first && last && { from: first.startsAt, to: last.endsAt };
}
