import { blocksNamed } from '../block/blocks.js';
import { andList } from '../problem/words.js';
import type { Activity, Lesson } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** A sensitive activity stands in a lesson that warns, offers another way, and names help. */
export const sensitiveSupport: CourseRule<{ title: string; lacks: string[] }> = {
  name: 'sensitive-support',
  severity: 'error',
  says: ({ title, lacks }) => ({
    message: `The activity "${title}" is sensitive, and there is no ${andList(lacks)}.`,
    hint:
      'Add :::content-note and :::way-out before the first activity, and name ' +
      '"resources:" in the settings at the top.',
  }),
  *find(course) {
    for (const lesson of course.lessons) {
      for (const activity of lesson.activities) {
        if (!['medium', 'high'].includes(activity.plan.sensitivity)) continue;
        const lacks = lackingFor(activity, lesson);
        if (lacks.length > 0) {
          const place = placeIn(lesson.file, activity.at);
          yield { place, details: { title: activity.title, lacks } };
        }
      }
    }
  },
};

function lackingFor(activity: Activity, lesson: Lesson): string[] {
  const near = [...lesson.body, ...activity.body];
  const lacks: string[] = [];
  if (blocksNamed('content-note', near).length === 0) lacks.push('content note');
  if (blocksNamed('way-out', near).length === 0) lacks.push('way out');
  if (lesson.resources.length === 0) lacks.push('resource');
  return lacks;
}
