import { blocksNamed } from '../block/blocks.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** A day on which nobody can have looked yet. */
export const futureDate: CourseRule<{ what: string; day: string }> = {
  name: 'future-date',
  severity: 'error',
  why: 'A date of checking is a promise that somebody looked on that day. Nobody has looked tomorrow.',
  bad: 'retrieved: 2099-01-01',
  good: 'retrieved: 2026-11-22',
  says: ({ what, day }) => ({
    message: `${what} says ${day}, which is yet to come.`,
    hint: 'Write the day on which somebody really looked, or leave the date out until then.',
  }),
  *find(course, { today }) {
    if (!today) return;
    for (const { id, retrieved } of course.sources) {
      if (retrieved && retrieved > today) {
        const details = { what: `"retrieved" of the source "${id}"`, day: retrieved };
        yield { place: placeIn('sources.yaml'), details };
      }
    }
    for (const { id, verifiedOn } of course.resources) {
      if (verifiedOn && verifiedOn > today) {
        const details = { what: `"verified-on" of the resource "${id}"`, day: verifiedOn };
        yield { place: placeIn('resources.yaml'), details };
      }
    }
    for (const { body, file } of everyBodyOf(course)) {
      for (const { attributes, at } of blocksNamed('claim', body)) {
        const { checked } = attributes;
        if (!checked || checked <= today) continue;
        yield {
          place: placeIn(file, at),
          details: { what: '"checked" of this claim', day: checked },
        };
      }
    }
  },
};
