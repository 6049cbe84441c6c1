import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asTyped, foldersFor } from '../course-folders.js';
import { WrongCall } from '../wrong-call.js';
import { listed, readCourseYaml } from './course-yaml.js';
import { lessonSkeleton } from './lesson-skeleton.js';
import { folderName, lessonMinutes, titleFrom } from './names.js';

export interface LessonWishes {
  title?: string;
  minutes: string;
}

/**
 * Writes a lesson's files and lists it in course.yaml; says what was done. Nothing is written over.
 *
 * @throws NoSuchCourse or WrongCall
 */
export async function newLesson(
  course: string,
  typed: string,
  { title, minutes }: LessonWishes,
  root: string,
): Promise<string> {
  const [folder] = await foldersFor(course, root);
  const name = folderName(typed);
  const length = lessonMinutes(minutes);
  const { path, document, text } = await readCourseYaml(folder!, root);
  const numbers = listed(document, 'lessons').map((each) => Number.parseInt(each, 10) || 0);
  const number = Math.max(0, ...numbers) + 1;
  const lesson = `${String(number).padStart(2, '0')}-${name}`;
  const into = join(folder!, 'lessons', lesson);
  if (existsSync(into)) throw new WrongCall(`${asTyped(into, root)} is there already.`);

  await writeLessonFiles(into, { number, title: title ?? titleFrom(name), minutes: length });
  document.addIn(['lessons'], lesson);
  await writeFile(path, text());
  return [
    `${asTyped(into, root)} is there, and course.yaml lists it.`,
    `Write in it, and after each change: npm run course -- check ${course}`,
    `To see its sheets while you write:  npm run course -- preview ${course}`,
  ].join('\n');
}

export async function writeLessonFiles(
  folder: string,
  place: { number: number; title: string; minutes: number },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [file, text] of lessonSkeleton(place)) {
    await writeFile(join(folder, file), text, { flag: 'wx' });
  }
}
