import { handoutLabel } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Sheets that nobody hands out in an activity: they lie on the table, or come after the class. */
const LYING_OUT = ['resources', 'evaluation', 'certificate', 'poster', 'key-points', 'reading'];

export const unusedHandout: CourseRule<{ id: string }> = {
  name: 'unused-handout',
  severity: 'warning',
  why: 'A sheet that no activity hands out is printed for everybody and used by nobody.',
  bad: 'h1-2-planning.md, and no activity with handouts="h1-2"',
  good: '::activity{id=plan-it minutes=10 handouts="h1-2"}',
  says: ({ id }) => ({
    message: `No activity hands out ${handoutLabel(id)}.`,
    hint: `Add handouts="${id}" to the activity that uses it.`,
  }),
  *find(course, { lost }) {
    for (const lesson of course.lessons) {
      if (lost.has(lesson.file)) continue;
      const used = lesson.activities.flatMap(({ plan }) => plan.handouts ?? []);
      for (const { id, kind, file } of lesson.handouts) {
        if (used.includes(id) || LYING_OUT.includes(kind)) continue;
        yield { place: placeIn(file), details: { id } };
      }
    }
  },
};
