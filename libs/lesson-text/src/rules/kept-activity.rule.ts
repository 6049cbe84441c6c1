import { rowsOf, takenInBy } from '../settings/variant.settings.js';
import { lessonsOf } from '../variant/composed.js';
import { meetingsIn, placeIn, type CourseRule } from './course-rule.js';

export const keptActivity: CourseRule<{ title: string; id: string }> = {
  name: 'kept-activity',
  severity: 'error',
  why: 'What is kept when time runs short is kept in every plan. An opening that says the right to pass, or a break, is not what a shorter evening saves on.',
  bad: 'plan:\n  - taste 15      (and the lesson has "warm" with core=keep)',
  good: 'plan:\n  - warm 7\n  - taste 8',
  says: ({ title, id }) => ({
    message: `This meeting leaves out "${title}", which is to be kept.`,
    hint: `Add "- ${id}" and its minutes to the plan, or say under "taken-in:" which row does its work: "- ${id} by …".`,
  }),
  *find(course, { lost }) {
    for (const { meeting } of meetingsIn(course)) {
      if (lost.has(meeting.file)) continue;
      const planned = rowsOf(meeting).map(({ activity }) => activity);
      const takenIn = takenInBy(meeting).map(({ activity }) => activity);
      for (const { activities } of lessonsOf(course, meeting)) {
        for (const { id, title, plan } of activities) {
          const isKept = plan.core === 'keep' || plan.kind === 'break';
          if (!isKept || planned.includes(id) || takenIn.includes(id)) continue;
          yield { place: placeIn(meeting.file), details: { title, id } };
        }
      }
    }
  },
};
