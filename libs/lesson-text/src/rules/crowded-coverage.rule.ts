import { coveragePlaces } from '../coverage/coverage.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** More than eight ideas in one place are a list and no teaching. */
const MOST_ITEMS = 8;

export const crowdedCoverage: CourseRule<{ amount: number }> = {
  name: 'crowded-coverage',
  severity: 'warning',
  why: 'Nobody learns nine things in one go. A long list under "covers" mostly means that some of it is only mentioned.',
  bad: '::activity{id=all-of-it minutes=10 covers="A-1 A-2 A-3 A-4 A-5 A-6 A-7 A-8 A-9"}',
  good: '::activity{id=first-half minutes=10 covers="A-1 A-2 A-3 A-4"}',
  says: ({ amount }) => ({
    message: `This covers ${amount} items at once; eight is the most.`,
    hint: 'Part it into two activities, or move some items to a handout and name them there.',
  }),
  *find(course) {
    for (const { covers, file, at } of coveragePlaces(course)) {
      if (covers.length > MOST_ITEMS) {
        yield { place: placeIn(file, at), details: { amount: covers.length } };
      }
    }
  },
};
