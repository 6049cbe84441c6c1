import { fileURLToPath } from 'node:url';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { coursePrintablesOf } from '@hearthside/print';

const folder = fileURLToPath(new URL('../../courses/love-and-sex-after-50', import.meta.url));

/** Names of the sheets that the real course has as a whole. */
export async function flagshipCourseSheets(): Promise<string[]> {
  const { course } = await theFlagship();
  return coursePrintablesOf(course).map(({ name }) => name);
}

/** The real course, read from its files. */
export async function theFlagship() {
  const { course, problems, folder: read } = await checkCourseFolder(folder);
  if (!course || problems.some(({ severity }) => severity === 'error')) {
    throw new Error(JSON.stringify(problems, null, 2));
  }
  return { course, pictures: read.pictures };
}
