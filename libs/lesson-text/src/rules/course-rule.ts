import type { Place, Rule } from '../problem/problem.js';
import type { At } from '../prose/prose.js';
import type { Fingerprint } from '../borrowing/fingerprint.js';
import { isMeeting, type Course, type Lesson, type Meeting, type Variant } from '../tree/tree.js';
import { composed, lessonsOf } from '../variant/composed.js';

export interface Found<Details> {
  place: Place;
  details: Details;
}

/** A rule that looks at the whole course once it has been read. */
export interface CourseRule<Details> extends Rule<Details> {
  find(course: Course, known: Known): Iterable<Found<Details>>;
}

/** What a rule may know besides the tree. */
export interface Known {
  /** Files that could not be read into the tree; what they lack there is not reported again. */
  lost: ReadonlySet<string>;
  pictures: ReadonlyMap<string, Uint8Array>;
  fingerprints: readonly Fingerprint[];
  /** The day of the check, if it matters. */
  today: string | undefined;
}

/** A place in a file; its top when the tree does not say. */
export function placeIn(file: string, at?: At): Place {
  return { file, line: at?.line ?? 1, column: at?.column ?? 1 };
}

/** The meetings of variants that are not simply a lesson as it is written. */
export function meetingsIn(
  course: Course,
): { variant: Variant; meeting: Meeting; number: number }[] {
  return course.variants.flatMap((variant) =>
    variant.meetings.flatMap((meeting, index) =>
      isMeeting(meeting) ? [{ variant, meeting, number: index + 1 }] : [],
    ),
  );
}

/** Whatever a class sits through from arriving to leaving: each lesson, and each meeting of a variant. */
export function sittingsOf(course: Course, { lost }: Pick<Known, 'lost'>): Lesson[] {
  const whole = ({ file }: { file: string }) => !lost.has(file);
  const meetings = meetingsIn(course)
    .filter(({ meeting }) => whole(meeting) && lessonsOf(course, meeting).every(whole))
    .map(({ meeting, number }) => composed(course, meeting, number));
  return [...course.lessons.filter(whole), ...meetings];
}
