import { z } from 'zod';
import { Problems, type Problem } from '../problem/problem.js';
import type { Unreadable } from '../files/course-files.js';
import { courseRules } from '../rules/rules.js';
import { unreadableFile } from '../rules/unreadable-file.rule.js';
import { unreadFile } from '../rules/unread-file.rule.js';
import { missingFile } from '../rules/missing-file.rule.js';
import {
  LESSON_FOLDER,
  courseSchema,
  itemSchema,
  resourceSchema,
  sourceSchema,
} from '../settings/settings.js';
import type { Course, Handout, Lesson } from '../tree/tree.js';
import { allowances, isAllowed } from './allowance.js';
import { readFingerprints } from './fingerprints.js';
import { readHandout, readLesson } from './lesson.js';
import { readSettings } from './settings.js';

/** What is known of a course folder besides its texts. */
export interface Surroundings {
  pictures?: ReadonlyMap<string, Uint8Array>;
  unreadable?: ReadonlyMap<string, Unreadable>;
  /** The day on which the check runs; without it nothing counts as out of date. */
  today?: string;
}

export interface CourseReading {
  /** Whatever could be read; nothing when course.yaml itself could not. */
  course: Course | undefined;
  problems: Problem[];
}

/**
 * Reads a whole course and asks every rule of it, in one pass.
 *
 * @param files texts by path within the folder, with forward slashes
 */
export function readCourse(
  slug: string,
  files: ReadonlyMap<string, string>,
  { pictures = new Map(), unreadable = new Map(), today }: Surroundings = {},
): CourseReading {
  const problems = new Problems();
  const lost = new Set(unreadable.keys());
  for (const [file, why] of unreadable) {
    problems.report(unreadableFile, { file, line: 1, column: 1 }, { why });
  }
  const course = readTree(slug, files, problems, lost);
  if (course) {
    reportUnreadFiles(course, files, lost, problems);
    const known = { lost, pictures, today, fingerprints: readFingerprints(files, problems) };
    for (const rule of courseRules) {
      for (const { place, details } of rule.find(course, known)) {
        problems.report(rule, place, details);
      }
    }
  }
  const allowed = course ? allowances(course) : [];
  return { course, problems: problems.all().filter((problem) => !isAllowed(problem, allowed)) };
}

function reportUnreadFiles(
  course: Course,
  files: ReadonlyMap<string, string>,
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

function readTree(
  slug: string,
  files: ReadonlyMap<string, string>,
  problems: Problems,
  lost: Set<string>,
): Course | undefined {
  const yaml = files.get('course.yaml');
  if (yaml === undefined) {
    if (lost.has('course.yaml')) return undefined;
    const why = 'every course begins with it';
    const place = { file: 'course.yaml', line: 1, column: 1 };
    problems.report(missingFile, place, { path: 'course.yaml', why });
    return undefined;
  }
  const settings = readSettings(courseSchema, { file: 'course.yaml', yaml }, problems);
  const list = <T extends z.ZodType>(file: string, schema: T): z.output<T>[] => {
    const text = files.get(file);
    if (text === undefined || isBlank(text)) return [];
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

/** Nothing but remarks: a list that has yet to begin. */
function isBlank(yaml: string): boolean {
  return yaml.replace(/^\s*#.*$/gm, '').trim() === '';
}

function readLessonFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  problems: Problems,
  lost: Set<string>,
): Lesson | undefined {
  const prefix = `lessons/${folder}/`;
  const file = `${prefix}lesson.md`;
  const text = files.get(file);
  if (text === undefined) {
    if (lost.has(file)) return undefined;
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
