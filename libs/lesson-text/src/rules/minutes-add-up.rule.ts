import { count } from '../problem/words.js';
import { totalMinutes } from '../timing/timing.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const minutesAddUp: CourseRule<{ stated: number; sum: number }> = {
  name: 'minutes-add-up',
  severity: 'error',
  why: 'The run sheet is only as good as its sum. A class that is five minutes too long ends without its ending.',
  bad: 'minutes: 20   (and activities of 12 and 9)',
  good: 'minutes: 21   (and activities of 12 and 9)',
  says: ({ stated, sum }) => ({
    message: `The activities take ${count(sum, 'minute')}; the lesson says ${stated}.`,
    hint:
      sum > stated
        ? `Take ${count(sum - stated, 'minute')} away from the activities, or change "minutes".`
        : `Give ${count(stated - sum, 'minute')} more to the activities, or change "minutes".`,
  }),
  *find(course, { lost }) {
    for (const lesson of course.lessons) {
      if (lost.has(lesson.file)) continue;
      const sum = totalMinutes(lesson.activities);
      if (sum !== lesson.minutes) {
        yield { place: placeIn(lesson.file), details: { stated: lesson.minutes, sum } };
      }
    }
  },
};
