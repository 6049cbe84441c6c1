import { blocksIn, everyBodyOf, type Course } from '../tree/tree.js';
import type { Place } from '../problem/problem.js';
import { meetingsIn, placeIn, type CourseRule } from './course-rule.js';

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
    for (const { id, within = '', place } of ids(course)) {
      const key = `${within} ${id}`;
      const first = taken.get(key);
      if (first) yield { place, details: { id, first } };
      else taken.set(key, place);
    }
  },
};

interface Name {
  id: string;
  /** The file within which it has to be the only one; the whole course if there is none. */
  within?: string;
  place: Place;
}

function* ids(course: Course): Generator<Name> {
  for (const lesson of course.lessons) {
    // Numbers of lessons stand in addresses, so they are names too.
    yield { id: `lesson ${lesson.number}`, place: placeIn(lesson.file) };
  }
  const meetings = meetingsIn(course).map(({ meeting }) => meeting.file);
  for (const { file, body, activity, handout } of everyBodyOf(course)) {
    // A meeting's own activity is laid over a lesson's by having its id.
    const within = meetings.includes(file) ? file : '';
    if (activity) yield { id: activity.id, within, place: placeIn(file, activity.at) };
    if (handout) yield { id: handout.id, place: placeIn(file) };
    for (const { attributes, at } of blocksIn(body)) {
      if (attributes.id) yield { id: attributes.id, place: placeIn(file, at) };
    }
  }
}
