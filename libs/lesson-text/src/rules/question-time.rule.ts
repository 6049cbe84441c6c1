import { blocksNamed } from '../block/blocks.js';
import type { Activity } from '../tree/tree.js';
import { placeIn, sittingsOf, type CourseRule } from './course-rule.js';

/** Twenty minutes in ninety. */
const SHARE = 20 / 90;
/** A lesson shorter than this has no room for a part of its own. */
const SHORTEST = 45;
/** Minutes of a debrief that says no other number. */
const USUAL_DEBRIEF = 4;

export const questionTime: CourseRule<{ minutes: number; wanted: number }> = {
  name: 'question-time',
  severity: 'warning',
  why: 'People come with questions. The question box, questions at the end and debriefs together need some twenty minutes in ninety.',
  bad: 'A lesson of 90 minutes with one debrief and no questions.',
  good: '## Questions\n::activity{id=questions minutes=10 kind=questions core=keep}',
  says: ({ minutes, wanted }) => ({
    message: `Questions and debriefs have ${minutes} minutes here; ${wanted} are wanted.`,
    hint: 'Add an activity with kind=questions, or a :::debrief to an exercise.',
  }),
  *find(course, known) {
    for (const { activities, minutes: length, file } of sittingsOf(course, known)) {
      if (length < SHORTEST) continue;
      const minutes = activities.reduce((sum, activity) => sum + questionMinutes(activity), 0);
      const wanted = Math.round(length * SHARE);
      if (minutes < wanted) yield { place: placeIn(file), details: { minutes, wanted } };
    }
  },
};

function questionMinutes({ plan, body }: Activity): number {
  if (plan.kind === 'questions') return plan.minutes;
  const debriefs = blocksNamed('debrief', body);
  return debriefs.reduce((sum, { attributes }) => sum + (attributes.minutes ?? USUAL_DEBRIEF), 0);
}
