import { blocksNamed } from '../block/blocks.js';
import { partsOf, type Activity } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

const LONGEST_TALK = 12;
const MOST_IN_A_ROW = 2;

/** Nobody does anything but listen: no question is asked and no sheet is used. */
function isListening({ plan, body }: Activity): boolean {
  const asks = blocksNamed('prompt', body).length > 0 || (plan.handouts ?? []).length > 0;
  return (plan.kind === 'talk' || plan.kind === 'exercise') && !asks;
}

export const longTalk: CourseRule<{ title: string; minutes: number }> = {
  name: 'long-talk',
  severity: 'warning',
  why: 'Attention to a speaker drops after ten minutes or so, and people came to talk. Twelve minutes of listening is the most, and two such parts in a row.',
  bad: '::activity{id=what-safety-is minutes=20 kind=talk}',
  good: '::activity{id=what-safety-is minutes=8 kind=talk}\n\n::prompt[Where have you seen this?]{kind=pair}',
  says: ({ title, minutes }) =>
    minutes > 0
      ? {
          message: `People sit and listen for ${minutes} minutes in "${title}"; twelve is the most.`,
          hint: 'Part it with a ::prompt, or give some of it to a handout.',
        }
      : {
          message: `"${title}" is the third part in a row in which people only sit and listen.`,
          hint: 'Ask something between them: a ::prompt in pairs takes three minutes.',
        },
  *find(course) {
    for (const { activities, file } of partsOf(course)) {
      let inARow = 0;
      for (const activity of activities) {
        const { plan, title, at } = activity;
        inARow = isListening(activity) ? inARow + 1 : 0;
        const place = placeIn(file, at);
        if (plan.kind === 'talk' && inARow > 0 && plan.minutes > LONGEST_TALK) {
          yield { place, details: { title, minutes: plan.minutes } };
        }
        if (inARow === MOST_IN_A_ROW + 1) yield { place, details: { title, minutes: 0 } };
      }
    }
  },
};
