import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { coursePrintablesOf } from '@hearthside/print';

const courses = fileURLToPath(new URL('../../courses', import.meta.url));

/** Names of the sheets that the real course has as a whole. */
export async function flagshipCourseSheets(): Promise<string[]> {
  const { course } = await theFlagship();
  return coursePrintablesOf(course).map(({ name }) => name);
}

/** The real course, read from its files. */
export const theFlagship = () => theCourse('love-and-sex-after-50');

/** The small real course, which has a sheet for its host. */
export const theBookGroup = () => theCourse('book-group');

async function theCourse(name: string) {
  const { course, problems, folder: read } = await checkCourseFolder(join(courses, name));
  if (!course || problems.some(({ severity }) => severity === 'error')) {
    throw new Error(JSON.stringify(problems, null, 2));
  }
  return { course, pictures: read.pictures };
}
