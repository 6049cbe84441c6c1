import { rowsOf } from '../settings/variant.settings.js';
import { meetingsIn, placeIn, type CourseRule } from './course-rule.js';

export const unplannedActivity: CourseRule<{ title: string; id: string }> = {
  name: 'unplanned-activity',
  severity: 'warning',
  why: 'An activity that is written for a meeting and not in its plan is printed nowhere.',
  bad: 'plan:\n  - taste 20     (and further down "## Warm the pot" with id=warm)',
  good: 'plan:\n  - warm 12\n  - taste 8',
  says: ({ title, id }) => ({
    message: `"${title}" is written here and is not in the plan.`,
    hint: `Add "- ${id}" and its minutes to the plan, or take the text away.`,
  }),
  *find(course) {
    for (const { meeting } of meetingsIn(course)) {
      const planned = rowsOf(meeting).map(({ activity }) => activity);
      for (const { id, title, at } of meeting.activities) {
        if (planned.includes(id)) continue;
        yield { place: placeIn(meeting.file, at), details: { title, id } };
      }
    }
  },
};
