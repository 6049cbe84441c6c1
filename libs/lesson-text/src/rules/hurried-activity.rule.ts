import { blocksNamed } from '../block/blocks.js';
import { count } from '../problem/words.js';
import { rowsOf } from '../settings/variant.settings.js';
import { lessonsOf } from '../variant/composed.js';
import { meetingsIn, placeIn, type CourseRule } from './course-rule.js';

interface Details {
  title: string;
  minutes: number;
  whole: number;
  shorter: number | undefined;
}

export const hurriedActivity: CourseRule<Details> = {
  name: 'hurried-activity',
  severity: 'warning',
  why: 'The author has written how an activity is done in its time, and how in the shorter time. For any other time nobody has written anything, and two strangers lead it.',
  bad: 'plan:\n  - warm 5         (and "warm" has minutes=12 shorter=8)',
  good: 'plan:\n  - warm 8',
  says: ({ title, minutes, whole, shorter }) => ({
    message: `"${title}" has ${count(minutes, 'minute')} here; it is written for ${whole}${shorter ? `, or for ${shorter} the shorter way` : ''}.`,
    hint: `Give it ${shorter ? 'one of these' : 'that'}, or write its steps for the time it has in this file: ## heading, ::activity with the same id, :::do.`,
  }),
  *find(course) {
    for (const { meeting } of meetingsIn(course)) {
      const own = meeting.activities
        .filter(({ body }) => blocksNamed('do', body).length > 0)
        .map(({ id }) => id);
      const activities = lessonsOf(course, meeting).flatMap((lesson) => lesson.activities);
      for (const { activity: id, minutes } of rowsOf(meeting)) {
        const written = own.includes(id) ? undefined : activities.find((each) => each.id === id);
        if (!written) continue;
        const { minutes: whole, shorter } = written.plan;
        if (minutes >= whole || minutes === shorter) continue;
        const details = { title: written.title, minutes, whole, shorter };
        yield { place: placeIn(meeting.file), details };
      }
    }
  },
};
