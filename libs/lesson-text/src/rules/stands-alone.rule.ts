import { blocksNamed } from '../block/blocks.js';
import type { Course, Lesson } from '../tree/tree.js';
import { meetingsOf } from '../variant/meetings.js';
import { placeIn, type CourseRule } from './course-rule.js';

type Details = { title: string } | { variant: string };

export const standsAlone: CourseRule<Details> = {
  name: 'stands-alone',
  severity: 'error',
  why: 'Whoever comes to one evening only has made no agreement, and has not heard what leaders must report. Some lessons may not be taught without those before them at all.',
  bad: 'A plan of lesson 2 alone, which begins with "Welcome back".',
  good: 'stands-alone: true     (in the lesson, and in the plan an opening with ::agreement)',
  says: (details) =>
    'title' in details
      ? {
          message: `"${details.title}" is planned without the lessons before it, and it is not written to stand alone.`,
          hint: 'Put the earlier lessons into the plan, or set "stands-alone: true" in the lesson once it can.',
        }
      : {
          message: `The plan "${details.variant}" begins with no agreement and no limits of what is kept private.`,
          hint: 'Add an activity with :::agreement{limits=…} to its first meeting, in the file of the meeting.',
        },
  *find(course, { lost }) {
    if (lost.size > 0) return;
    for (const { id, title } of course.variants) {
      const meetings = (meetingsOf(course, id) ?? []).map(({ lesson }) => lesson);
      const first = meetings[0];
      if (!first || !beginsLate(course, first)) continue;
      for (const lesson of meetings.filter((each) => !each.standsAlone)) {
        yield { place: placeIn(lesson.file), details: { title: lesson.title } };
      }
      const opening = [first, ...first.activities].flatMap(({ body }) => body);
      if (blocksNamed('agreement', opening).length === 0) {
        yield { place: placeIn(first.file), details: { variant: title } };
      }
    }
  },
};

/** Has a plan's first meeting nothing of the course's first lesson? */
export function beginsLate({ lessons }: Pick<Course, 'lessons'>, first: Lesson): boolean {
  const ids = (lessons[0]?.activities ?? []).map(({ id }) => id);
  return !first.activities.some(({ id }) => ids.includes(id));
}
