import { BLURB_LENGTHS, wordCount, type BlurbLength } from '../settings/blurb.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const longBlurb: CourseRule<{ length: BlurbLength; words: number }> = {
  name: 'long-blurb',
  severity: 'warning',
  why: 'Newsletters and notice boards give a course fifty words or a hundred. A text that is longer gets cut by somebody else.',
  bad: 'blurbs:\n  short: (sixty words about tea)',
  good: 'blurbs:\n  short: (fifty words about tea)',
  says: ({ length, words }) => ({
    message: `The ${length} blurb has ${words} words; ${BLURB_LENGTHS[length]} is the most.`,
    hint: 'Leave out what people can ask about. Who it is for, what happens, and when are enough.',
  }),
  *find({ blurbs }) {
    for (const length of ['short', 'long'] as const) {
      const words = wordCount(blurbs[length] ?? '');
      if (words > BLURB_LENGTHS[length]) {
        yield { place: placeIn('course.yaml'), details: { length, words } };
      }
    }
  },
};
