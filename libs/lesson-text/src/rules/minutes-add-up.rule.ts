import { count } from '../problem/words.js';
import { rowsOf } from '../settings/variant.settings.js';
import { totalMinutes } from '../timing/timing.js';
import { meetingsIn, placeIn, type CourseRule } from './course-rule.js';

export const minutesAddUp: CourseRule<{ of: 'lesson' | 'meeting'; stated: number; sum: number }> = {
  name: 'minutes-add-up',
  severity: 'error',
  why: 'The run sheet is only as good as its sum. A class that is five minutes too long ends without its ending.',
  bad: 'minutes: 20   (and activities of 12 and 9)',
  good: 'minutes: 21   (and activities of 12 and 9)',
  says: ({ of, stated, sum }) => ({
    message: `The activities take ${count(sum, 'minute')}; the ${of} says ${stated}.`,
    hint:
      sum > stated
        ? `Take ${count(sum - stated, 'minute')} away from the activities, or change "minutes".`
        : `Give ${count(stated - sum, 'minute')} more to the activities, or change "minutes".`,
  }),
  *find(course, { lost }) {
    for (const lesson of course.lessons) {
      if (lost.has(lesson.file)) continue;
      const sum = totalMinutes(lesson.activities);
      yield* unlessEqual('lesson', lesson, sum);
    }
    for (const { meeting } of meetingsIn(course)) {
      const sum = rowsOf(meeting).reduce((total, { minutes }) => total + minutes, 0);
      yield* unlessEqual('meeting', meeting, sum);
    }
  },
};

function* unlessEqual(
  of: 'lesson' | 'meeting',
  { minutes: stated, file }: { minutes: number; file: string },
  sum: number,
) {
  if (sum !== stated) yield { place: placeIn(file), details: { of, stated, sum } };
}
