import { blocksNamed } from '../block/blocks.js';
import { andList } from '../problem/words.js';
import type { BodyNode, Lesson } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** A sensitive lesson or activity stands in a lesson that warns, offers another way, and names help. */
export const sensitiveSupport: CourseRule<{ what: string; title: string; lacks: string[] }> = {
  name: 'sensitive-support',
  severity: 'error',
  why: 'Before a delicate part people must know that it comes, what else they may do, and whom to turn to.',
  bad: '::activity{id=loss minutes=10 sensitivity=medium}   (and no content note)',
  good: ':::content-note\nFor ten minutes we read about losing someone.\n:::\n\n:::way-out\nRead the sheet on gardens instead.\n:::',
  says: ({ what, title, lacks }) => ({
    message: `The ${what} "${title}" is sensitive, and there is no ${andList(lacks)}.`,
    hint:
      'Add :::content-note and :::way-out before the first activity, and name ' +
      '"resources:" in the settings at the top.',
  }),
  *find(course) {
    for (const lesson of course.lessons) {
      const { file, title } = lesson;
      const lacks = isSensitive(lesson.sensitivity) ? lackingFor([], lesson) : [];
      if (lacks.length > 0) {
        yield { place: placeIn(file), details: { what: 'lesson', title, lacks } };
        continue;
      }
      for (const { plan, body, at, title: name } of lesson.activities) {
        const missing = isSensitive(plan.sensitivity) ? lackingFor(body, lesson) : [];
        if (missing.length > 0) {
          const details = { what: 'activity', title: name, lacks: missing };
          yield { place: placeIn(file, at), details };
        }
      }
    }
  },
};

function isSensitive(sensitivity: string): boolean {
  return sensitivity === 'medium' || sensitivity === 'high';
}

function lackingFor(body: readonly BodyNode[], lesson: Lesson): string[] {
  const near = [...lesson.body, ...body];
  const lacks: string[] = [];
  if (blocksNamed('content-note', near).length === 0) lacks.push('content note');
  if (blocksNamed('way-out', near).length === 0) lacks.push('way out');
  if (lesson.resources.length === 0) lacks.push('resource');
  return lacks;
}
