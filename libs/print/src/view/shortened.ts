import { blocksNamed, type Activity, type Course } from '@hearthside/lesson-text';

/** Has the activity less time here than its lesson gives it, so that it is done the shorter way? */
export function isShortened(
  { id, plan, body }: Activity,
  { lessons }: Pick<Course, 'lessons'>,
): boolean {
  const written = lessons.flatMap(({ activities }) => activities).find((each) => each.id === id);
  if (written === undefined || plan.minutes >= written.plan.minutes) return false;
  // A meeting that says itself what it leaves out, or has written the steps anew, is as it should be.
  return (['shorter', 'do'] as const).every(
    (name) => blocksNamed(name, body)[0] === blocksNamed(name, written.body)[0],
  );
}
