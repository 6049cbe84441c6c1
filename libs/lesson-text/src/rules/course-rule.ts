import type { Place, Rule } from '../problem/problem.js';
import type { At } from '../prose/prose.js';
import type { Fingerprint } from '../borrowing/fingerprint.js';
import type { Course } from '../tree/tree.js';

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
