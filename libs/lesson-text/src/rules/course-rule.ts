import type { Place, Rule } from '../problem/problem.js';
import type { At } from '../prose/prose.js';
import type { Course } from '../tree/tree.js';

export interface Found<Details> {
  place: Place;
  details: Details;
}

/** A rule that looks at the whole course once it has been read. */
export interface CourseRule<Details> extends Rule<Details> {
  /** `lost` names the files that could not be read into the tree, so that their absence there
   * is not reported a second time. */
  find(course: Course, lost: ReadonlySet<string>): Iterable<Found<Details>>;
}

/** A place in a file; its top when the tree does not say. */
export function placeIn(file: string, at?: At): Place {
  return { file, line: at?.line ?? 1, column: at?.column ?? 1 };
}
