import type { CourseSheet, OpenCourseSheet } from '@hearthside/lesson-text';
import { bodyBlocks, type Surroundings } from './block.view.js';
import { YOURS } from './handout.view.js';
import { courseSheet, readers, type CourseSource } from './sheet.js';
import type { View } from './view.js';

/** No block of a course sheet asks about a lesson. */
const noLesson = { activities: [], handouts: [] };

/** A sheet that belongs to the whole course: for everyone as learners may see it, else whole. */
export function courseSheetView(
  source: CourseSource,
  own: OpenCourseSheet | (CourseSheet & { for: 'leaders' | 'host' }),
): View {
  const { course } = source;
  const around: Surroundings = {
    course,
    lesson: noLesson,
    audience: own.for === 'everyone' ? 'everyone' : 'leaders',
  };
  const title = own.fullTitle ? course.title : course.neutralTitle;
  return courseSheet(source, {
    name: own.id,
    audience: own.for,
    kicker: [title, ...readers[own.for]].join(' · '),
    title: own.title,
    marks: own.private ? [YOURS] : [],
    poster: own.kind === 'poster',
    blocks: bodyBlocks(own.body, around),
  });
}
