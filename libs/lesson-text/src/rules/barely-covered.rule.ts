import { coverageOf, furthest } from '../coverage/coverage.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const barelyCovered: CourseRule<{ id: string; text: string }> = {
  name: 'barely-covered',
  severity: 'warning',
  why: 'An item that is only mentioned is not learned. Some place has to teach it.',
  bad: 'covers="T-01:mentioned"   (and nowhere else)',
  good: 'covers="T-01:taught"',
  says: ({ id, text }) => ({
    message: `The item ${id} ("${text}") is only mentioned, and no lesson teaches it.`,
    hint: 'Teach it in a lesson or on a handout and write covers="…:taught" there, or leave it out of items.yaml.',
  }),
  *find(course, { lost }) {
    if (lost.size > 0) return;
    for (const coverage of coverageOf(course)) {
      if (furthest(coverage) !== 'mentioned') continue;
      const { id, text } = coverage.item;
      yield { place: placeIn('items.yaml'), details: { id, text } };
    }
  },
};
