import { evidenceOf } from '../settings/settings.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Three or four outcomes to a lesson, each shown by something a learner does. */
export const outcomeEvidence: CourseRule<{ text?: string; amount: number }> = {
  name: 'outcome-evidence',
  severity: 'error',
  says: ({ text, amount }) =>
    text === undefined
      ? {
          message: `The lesson has ${amount === 0 ? 'no' : amount} outcomes; three or four serve best.`,
          hint: 'Under "outcomes:", list what participants can do by the end.',
        }
      : {
          message: `Nothing shows the outcome "${text}".`,
          hint: 'Add "shown-by:" with the id of the activity or handout in which a learner does it.',
        },
  *find(course) {
    for (const { file, outcomes } of course.lessons) {
      const place = placeIn(file);
      const amount = outcomes.length;
      if (amount < 3 || amount > 4) yield { place, details: { amount } };
      for (const outcome of outcomes) {
        if (evidenceOf(outcome).length === 0) {
          yield { place, details: { text: outcome.text, amount } };
        }
      }
    }
  },
};
