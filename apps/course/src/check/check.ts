import { existsSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { checkCourseFolder, courseFoldersIn } from '@hearthside/curriculum/course-folder';
import { didYouMean } from '@hearthside/lesson-text';
import { WrongCall } from '../wrong-call.js';
import type { CheckedCourse } from './check.report.js';

/** What the author typed names no course; the message says what there is. */
export class NoSuchCourse extends WrongCall {}

/**
 * Checks one course, by path or by its name in courses/, or all of them.
 *
 * @throws NoSuchCourse
 */
export async function check(asked: string | undefined, root: string): Promise<CheckedCourse[]> {
  const folders = await foldersFor(asked, root);
  const checked: CheckedCourse[] = [];
  for (const folder of folders) {
    const { problems } = await checkCourseFolder(folder);
    checked.push({ path: asTyped(folder, root), problems });
  }
  return checked;
}

/** Short within the repository, whole outside it. */
function asTyped(folder: string, root: string): string {
  const path = relative(root, folder).replaceAll('\\', '/');
  return path.startsWith('..') ? folder : path || '.';
}

/**
 * The folder of one course, by path or by its name in courses/, or all of them.
 *
 * @throws NoSuchCourse
 */
export async function foldersFor(asked: string | undefined, root: string): Promise<string[]> {
  const all = existsSync(join(root, 'courses')) ? await courseFoldersIn(join(root, 'courses')) : [];
  if (asked === undefined) {
    if (all.length === 0) throw new NoSuchCourse('There is no course in the folder "courses".');
    return all;
  }
  for (const folder of [resolve(root, asked), join(root, 'courses', asked)]) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) continue;
    // A folder without course.yaml is checked all the same: the check says what it lacks.
    return [folder];
  }
  const names = all.map((folder) => basename(folder));
  throw new NoSuchCourse(
    `There is no course called "${asked}". ${didYouMean(asked, names)}` +
      `Courses here: ${names.join(', ') || 'none'}.`,
  );
}
