import { checkCourseFolder, draftEdition } from '@hearthside/curriculum/course-folder';
import {
  coursePrintablesOf,
  forProfile,
  orderFor,
  profileFor,
  printablesOf,
  profileOf,
} from '@hearthside/print';

/** Views of every sheet of the real course, as an edition of one certain day. */
export async function flagshipSheets() {
  const { course, folder } = await checkCourseFolder('courses/love-and-sex-after-50');
  if (!course) throw new Error('The flagship cannot be read.');
  const draft = draftEdition(course, folder.pictures, '2026-11-22');
  const ofTheCourse = coursePrintablesOf(draft.course).map(({ name, view }) => ({
    name: `course-${name}`,
    view: view(draft),
    pictures: draft.pictures,
  }));
  const ofLessons = draft.course.lessons.flatMap((lesson) =>
    printablesOf(lesson).map(({ name, view }) => ({
      name,
      view: view({ ...draft, lesson, meeting: lesson.number }, {}),
      pictures: draft.pictures,
    })),
  );
  return [...ofLessons, ...ofTheCourse];
}

/** @param {import('@hearthside/print').View} view */
export function standardOrder(view) {
  const profile = profileFor(view, profileOf('standard', 'letter'));
  return orderFor(forProfile(view, profile), profile);
}
