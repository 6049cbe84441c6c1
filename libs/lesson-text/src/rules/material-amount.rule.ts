import { readMaterial } from '../material/material.js';
import { partsOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Parentheses that speak of how many are for whom. */
const MEANT = /\([^()]*\b(?:each|per|pairs?|persons?|tables?|used? up)\b/i;

export const materialAmount: CourseRule<{ words: string }> = {
  name: 'material-amount',
  severity: 'error',
  why: 'What to bring is counted for the people who come. Where a number is not written as one, a class is short of pens.',
  bad: 'materials="pens (one each)"',
  good: 'materials="pens (1 each), markers (2 a table), blank cards (1 each to use up)"',
  says: ({ words }) => ({
    message: `How many there are of "${words}" cannot be counted.`,
    hint: 'End with a number in parentheses, alone or with "each", "a pair" or "a table" after it, such as: pens (1 each). Write (1 each to use up) for what is gone afterward.',
  }),
  *find(course) {
    for (const { file, activities } of partsOf(course)) {
      for (const { plan, at } of activities) {
        for (const words of plan.materials ?? []) {
          if (!MEANT.test(readMaterial(words).what)) continue;
          yield { place: placeIn(file, at), details: { words } };
        }
      }
    }
  },
};
