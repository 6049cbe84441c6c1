import { blocksIn, everyBodyOf, type Course } from '../tree/tree.js';
import type { Place } from '../problem/problem.js';
import { placeIn, type CourseRule } from './course-rule.js';

interface Details {
  id: string;
  first: Place;
}

/**
 * Ids of activities, handouts and blocks share one space within a course. A sheet of the course has its
 * file's name, and no folder holds two of one name.
 */
export const duplicateId: CourseRule<Details> = {
  name: 'duplicate-id',
  severity: 'error',
  why: 'An id is how other places, translations and records find a thing. Two of one name cannot be told apart.',
  bad: '## Taste\n::activity{id=warm minutes=8}   (and another activity with id=warm)',
  good: '## Taste\n::activity{id=taste minutes=8}',
  says: ({ id, first }) => ({
    message: `The id "${id}" is already taken at ${first.file}:${first.line}.`,
    hint: 'Give this one another name, and mend what refers to it.',
  }),
  *find(course) {
    const taken = new Map<string, Place>();
    for (const { id, place } of ids(course)) {
      const first = taken.get(id);
      if (first) yield { place, details: { id, first } };
      else taken.set(id, place);
    }
  },
};

function* ids(course: Course): Generator<{ id: string; place: Place }> {
  for (const lesson of course.lessons) {
    // Numbers of lessons stand in addresses, so they are names too.
    yield { id: `lesson ${lesson.number}`, place: placeIn(lesson.file) };
  }
  for (const { file, body, activity, handout } of everyBodyOf(course)) {
    if (activity) yield { id: activity.id, place: placeIn(file, activity.at) };
    if (handout) yield { id: handout.id, place: placeIn(file) };
    for (const { attributes, at } of blocksIn(body)) {
      if (attributes.id) yield { id: attributes.id, place: placeIn(file, at) };
    }
  }
}
