import { meetingsOf, type Course } from '@hearthside/lesson-text';
import type { PlannedStep } from './run.rules.js';

/**
 * What a meeting is to do, one activity after another; nothing when the plan has no such meeting. An activity that
 * comes twice goes by another id the second time.
 */
export function planOf(course: Course, variant: string, number: number): PlannedStep[] {
  // An edition of nothing but a title has no lessons to look into.
  const meetings = (course.lessons.length > 0 && meetingsOf(course, variant)) || [];
  const times = new Map<string, number>();
  return (meetings[number - 1]?.lesson.activities ?? []).map(({ id, title, plan }) => {
    const nth = (times.get(id) ?? 0) + 1;
    times.set(id, nth);
    return { id: nth === 1 ? id : `${id}.${nth}`, title, minutes: plan.minutes };
  });
}
