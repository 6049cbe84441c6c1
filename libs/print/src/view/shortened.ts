import { blocksNamed, type Activity, type Course } from '@hearthside/lesson-text';

/** Has the activity no more time here than its shorter way takes? */
export function isShortened(
  { id, plan, body }: Activity,
  { lessons }: Pick<Course, 'lessons'>,
): boolean {
  const written = lessons.flatMap(({ activities }) => activities).find((each) => each.id === id);
  const { minutes = 0, shorter = 0 } = written?.plan ?? {};
  if (written === undefined || plan.minutes >= minutes || plan.minutes > shorter) return false;
  // A meeting that says itself what it leaves out, or has written the steps anew, is as it should be.
  return (['shorter', 'do'] as const).every(
    (name) => blocksNamed(name, body)[0] === blocksNamed(name, written.body)[0],
  );
}
