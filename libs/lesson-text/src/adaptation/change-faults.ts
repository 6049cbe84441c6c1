import type { Activity, Course } from '../tree/tree.js';
import { textAt } from './text-at.js';
import { isSameSpot, type Change } from './change.js';
import { placesOf, type AdaptablePlace } from './places.js';

/** Minutes of one activity at most. */
export const MOST_MINUTES = 240;

/** Why a change cannot be; in the order in which they are asked. */
export type ChangeFault =
  | 'no-such-place'
  /** Such as the minutes of a sheet. */
  | 'not-there'
  | 'kept'
  | 'too-short'
  | 'too-long'
  | 'only-one'
  /** A place without words: an activity is switched off instead. */
  | 'empty'
  | 'same';

/**
 * Why a change cannot be laid over a course; nothing when it can. The words of a text are another question: see
 * `adaptationProblems`.
 *
 * @param others what is changed besides; one for the same spot is replaced by this one
 */
export function changeFault(
  course: Course,
  change: Change,
  others: readonly Change[] = [],
): ChangeFault | undefined {
  const places = placesOf(course);
  const place = places.find(({ name }) => name === change.place);
  if (!place) return 'no-such-place';
  if (change.kind === 'text') {
    if (!place.body) return 'not-there';
    if (change.text.trim() === '') return 'empty';
    return change.text.trim() === textAt(course, change.place)?.trim() ? 'same' : undefined;
  }
  const { activity } = place;
  if (!activity) return 'not-there';
  if (change.kind === 'minutes') {
    if (change.minutes < leastMinutes(activity.plan, activity.minutes)) return 'too-short';
    if (change.minutes > MOST_MINUTES || !Number.isInteger(change.minutes)) return 'too-long';
    return change.minutes === activity.minutes ? 'same' : undefined;
  }
  if (isKept(activity.plan)) return 'kept';
  const off = others.filter((each) => each.kind === 'off' && !isSameSpot(each, change));
  return besides(places, place, off).length === 0 ? 'only-one' : undefined;
}

/** Is it there in every plan, however short the time? A break is, as an opening is that says the right to pass. */
export function isKept({ core, kind }: Activity['plan']): boolean {
  return core === 'keep' || kind === 'break';
}

/** What is kept may be done the author's shorter way, and no shorter than that. */
export function leastMinutes(plan: Activity['plan'], minutes: number): number {
  if (!isKept(plan)) return 1;
  return Math.min(plan.shorter ?? minutes, minutes);
}

/** Other activities of the same lesson or meeting that are done. */
function besides(
  places: readonly AdaptablePlace[],
  { name }: AdaptablePlace,
  off: readonly Change[],
): AdaptablePlace[] {
  const part = name.slice(0, name.indexOf('/activity/'));
  return places.filter(
    (each) =>
      each.activity &&
      each.name !== name &&
      each.name.startsWith(`${part}/activity/`) &&
      !off.some((gone) => gone.place === each.name),
  );
}
