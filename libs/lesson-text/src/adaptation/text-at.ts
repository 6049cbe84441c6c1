import type { Course } from '../tree/tree.js';
import { writeBody } from '../write/write.js';
import type { PlaceName } from './change.js';
import { placesOf } from './places.js';

/** What a course says at a place, in the lesson language; nothing where it has no words of its own. */
export function textAt(course: Course, name: PlaceName): string | undefined {
  const place = placesOf(course).find((each) => each.name === name);
  return place?.body && writeBody(place.body);
}
