import { timetable } from '../timing/timing.js';
import { placeIn, sittingsOf, type CourseRule } from './course-rule.js';

const LONGEST_SITTING = 60;

export const lateBreak: CourseRule<{ first: number | undefined }> = {
  name: 'late-break',
  severity: 'warning',
  why: 'Backs, bladders and hearing aids need a rest. A class of more than an hour has a break that begins within the first sixty minutes.',
  bad: '## Stretch\n::activity{id=stretch minutes=5 kind=break}   (after 75 minutes)',
  good: '## Stretch\n::activity{id=stretch minutes=8 kind=break}   (after 45 minutes)',
  says: ({ first }) => ({
    message:
      first === undefined
        ? 'This takes longer than an hour and has no break.'
        : `The first break begins after ${first} minutes; by minute 60 people need one.`,
    hint: 'Put an activity with kind=break before minute 60.',
  }),
  *find(course, known) {
    for (const lesson of sittingsOf(course, known)) {
      if (lesson.minutes <= LONGEST_SITTING) continue;
      const first = timetable(lesson).find(({ activity }) => activity.plan.kind === 'break');
      if (!first || first.startsAt > LONGEST_SITTING) {
        yield { place: placeIn(lesson.file), details: { first: first?.startsAt } };
      }
    }
  },
};
