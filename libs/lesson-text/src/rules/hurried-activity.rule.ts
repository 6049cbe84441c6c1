import { blocksNamed } from '../block/blocks.js';
import { count } from '../problem/words.js';
import { rowsOf } from '../settings/variant.settings.js';
import { lessonsOf } from '../variant/composed.js';
import { meetingsIn, placeIn, type CourseRule } from './course-rule.js';

export const hurriedActivity: CourseRule<{ title: string; minutes: number; shortest: number }> = {
  name: 'hurried-activity',
  severity: 'warning',
  why: 'The author has written how an activity is done in less time. For less than that, nobody has written anything, and two strangers lead it.',
  bad: 'plan:\n  - warm 5         (and "warm" has minutes=12 shorter=8)',
  good: 'plan:\n  - warm 8',
  says: ({ title, minutes, shortest }) => ({
    message: `"${title}" has ${count(minutes, 'minute')} here; the shortest way that is written takes ${shortest}.`,
    hint: `Give it ${shortest}, or write its steps for the time it has in this file: ## heading, ::activity with the same id, :::do.`,
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
        const shortest = Math.min(written.plan.minutes, written.plan.shorter ?? Infinity);
        if (minutes >= shortest) continue;
        const details = { title: written.title, minutes, shortest };
        yield { place: placeIn(meeting.file), details };
      }
    }
  },
};
