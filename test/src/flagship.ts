import { fileURLToPath } from 'node:url';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';

const folder = fileURLToPath(new URL('../../courses/love-and-sex-after-50', import.meta.url));

/** The real course, read from its files. */
export async function theFlagship() {
  const { course, problems, folder: read } = await checkCourseFolder(folder);
  if (!course || problems.some(({ severity }) => severity === 'error')) {
    throw new Error(JSON.stringify(problems, null, 2));
  }
  return { course, pictures: read.pictures };
}
