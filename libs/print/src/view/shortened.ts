import type { Activity, Course } from '@hearthside/lesson-text';

/** Has the activity less time here than its lesson gives it, so that it is done the shorter way? */
export function isShortened(
  { id, plan, body }: Activity,
  { lessons }: Pick<Course, 'lessons'>,
): boolean {
  const written = lessons.flatMap(({ activities }) => activities).find((each) => each.id === id);
  // One that a meeting has written anew is as long as it is written.
  return written !== undefined && written.body === body && plan.minutes < written.plan.minutes;
}
