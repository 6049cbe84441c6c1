import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { asTyped, foldersFor } from '../course-folders.js';
import type { CheckedCourse } from './check.report.js';

/**
 * Checks one course, by path or by its name in courses/, or all of them.
 *
 * @throws NoSuchCourse
 */
export async function check(asked: string | undefined, root: string): Promise<CheckedCourse[]> {
  const folders = await foldersFor(asked, root);
  const checked: CheckedCourse[] = [];
  const today = new Date().toISOString().slice(0, 10);
  for (const folder of folders) {
    const { problems } = await checkCourseFolder(folder, { today });
    checked.push({ path: asTyped(folder, root), problems });
  }
  return checked;
}
