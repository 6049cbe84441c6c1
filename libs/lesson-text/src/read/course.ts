import { z } from 'zod';
import { Problems, type Problem } from '../problem/problem.js';
import { courseRules } from '../rules/rules.js';
import { unreadFile } from '../rules/unread-file.rule.js';
import { missingFile } from '../rules/missing-file.rule.js';
import {
  LESSON_FOLDER,
  courseSchema,
  itemSchema,
  resourceSchema,
  sourceSchema,
} from '../settings/settings.js';
import { imagesOf, pathBeside } from '../tree/images.js';
import type { Course, Handout, Lesson } from '../tree/tree.js';
import { readHandout, readLesson } from './lesson.js';
import { readSettings } from './settings.js';

/** The text files of a course folder: path within the folder, with forward slashes → text. */
export type CourseFiles = ReadonlyMap<string, string>;

export interface CourseReading {
  /** Whatever could be read; nothing when course.yaml itself could not. */
  course: Course | undefined;
  problems: Problem[];
}

/**
 * Reads a whole course and asks every rule of it, in one pass.
 *
 * @param pictures paths of the pictures in the folder
 */
export function readCourse(
  slug: string,
  files: CourseFiles,
  pictures: ReadonlySet<string> = new Set(),
): CourseReading {
  const problems = new Problems();
  const lost = new Set<string>();
  const course = readTree(slug, files, problems, lost);
  if (course) {
    reportUnreadFiles(course, files, lost, problems);
    reportMissingPictures(course, pictures, problems);
    for (const rule of courseRules) {
      for (const { place, details } of rule.find(course, lost)) {
        problems.report(rule, place, details);
      }
    }
  }
  return { course, problems: problems.all() };
}

function reportUnreadFiles(
  course: Course,
  files: CourseFiles,
  lost: ReadonlySet<string>,
  problems: Problems,
): void {
  const lessons = [...course.lessons.map(({ file }) => file), ...lost];
  const listed = lessons
    .filter((file) => file.endsWith('/lesson.md'))
    .map((file) => file.slice(0, -'lesson.md'.length));
  for (const file of files.keys()) {
    if (!/^lessons\/.*\.md$/i.test(file)) continue;
    const folder = listed.find((each) => file.startsWith(each));
    const isRead = folder && (file === `${folder}lesson.md` || isHandout(file, folder));
    if (isRead) continue;
    problems.report(unreadFile, { file, line: 1, column: 1 }, { listed: folder !== undefined });
  }
}

function reportMissingPictures(
  course: Course,
  pictures: ReadonlySet<string>,
  problems: Problems,
): void {
  for (const { image, file } of imagesOf(course)) {
    const path = pathBeside(file, image.url);
    if (pictures.has(path)) continue;
    const place = { file, line: image.at?.line ?? 1, column: image.at?.column ?? 1 };
    problems.report(missingFile, place, { path, why: 'a picture is to be shown here' });
  }
}

function readTree(
  slug: string,
  files: CourseFiles,
  problems: Problems,
  lost: Set<string>,
): Course | undefined {
  const yaml = files.get('course.yaml');
  if (yaml === undefined) {
    const why = 'every course begins with it';
    const place = { file: 'course.yaml', line: 1, column: 1 };
    problems.report(missingFile, place, { path: 'course.yaml', why });
    return undefined;
  }
  const settings = readSettings(courseSchema, { file: 'course.yaml', yaml }, problems);
  const list = <T extends z.ZodType>(file: string, schema: T): z.output<T>[] => {
    const text = files.get(file);
    if (text === undefined || text.trim() === '') return [];
    const entries = readSettings(z.array(schema), { file, yaml: text }, problems);
    if (!entries) lost.add(file);
    return entries ?? [];
  };
  const sources = list('sources.yaml', sourceSchema);
  const resources = list('resources.yaml', resourceSchema);
  const items = list('items.yaml', itemSchema);
  const folders = settings?.lessons ?? [];
  const lessons = folders.flatMap(
    (folder) => readLessonFolder(folder, files, problems, lost) ?? [],
  );
  return settings && { ...settings, slug, sources, resources, items, lessons };
}

function readLessonFolder(
  folder: string,
  files: CourseFiles,
  problems: Problems,
  lost: Set<string>,
): Lesson | undefined {
  const prefix = `lessons/${folder}/`;
  const file = `${prefix}lesson.md`;
  const text = files.get(file);
  if (text === undefined) {
    const why = 'course.yaml lists its lesson';
    problems.report(missingFile, { file: 'course.yaml', line: 1, column: 1 }, { path: file, why });
    return undefined;
  }
  const read = readLesson(file, text, problems);
  if (!read || read.isIncomplete) lost.add(file);
  const handouts = [...files]
    .filter(([path]) => isHandout(path, prefix))
    .flatMap(([path, source]) => {
      const handout = readHandout(path, source, problems);
      if (!handout) lost.add(path);
      return handout ?? [];
    })
    .toSorted(byNumber);
  const [, number, lessonSlug] = LESSON_FOLDER.exec(folder)!;
  return read && { ...read.lesson, number: Number(number), slug: lessonSlug!, handouts };
}

function isHandout(path: string, prefix: string): boolean {
  const name = path.slice(prefix.length);
  return (
    path.startsWith(prefix) && name.endsWith('.md') && !name.includes('/') && name !== 'lesson.md'
  );
}

function byNumber(a: Handout, b: Handout): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true });
}
