import { count } from '../problem/words.js';
import { evidenceOf } from '../settings/outcome.settings.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Minutes from which on a lesson has room for three outcomes. */
const WHOLE_LESSON = 45;

/** Three or four outcomes to a lesson, one or more to a short one; each shown by something done. */
export const outcomeEvidence: CourseRule<{ text?: string; amount: number }> = {
  name: 'outcome-evidence',
  severity: 'error',
  why: 'An outcome that nothing shows is a wish. Three or four are what a lesson can hold.',
  bad: '- text: warm a pot',
  good: '- text: warm a pot\n  shown-by: warm',
  says: ({ text, amount }) =>
    text === undefined
      ? {
          message: `The lesson has ${count(amount, 'outcome')}; it needs three or four.`,
          hint: 'List under "outcomes:" what participants can do by the end; under 45 minutes, one will do.',
        }
      : {
          message: `Nothing shows the outcome "${text}".`,
          hint: 'Add "shown-by:" with the id of the activity or handout in which a learner does it.',
        },
  *find(course) {
    for (const { file, outcomes, minutes } of course.lessons) {
      const place = placeIn(file);
      const amount = outcomes.length;
      const fewest = minutes < WHOLE_LESSON ? 1 : 3;
      if (amount < fewest || amount > 4) yield { place, details: { amount } };
      for (const outcome of outcomes) {
        if (evidenceOf(outcome).length === 0) {
          yield { place, details: { text: outcome.text, amount } };
        }
      }
    }
  },
};
