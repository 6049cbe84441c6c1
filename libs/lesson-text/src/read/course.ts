import { z } from 'zod';
import { Problems, type Problem } from '../problem/problem.js';
import type { Unreadable } from '../files/course-files.js';
import { courseRules } from '../rules/rules.js';
import { unreadableFile } from '../rules/unreadable-file.rule.js';
import { missingFile } from '../rules/missing-file.rule.js';
import { courseSchema, itemSchema, resourceSchema, sourceSchema } from '../settings/settings.js';
import type { Course } from '../tree/tree.js';
import { allowances, isAllowed } from './allowance.js';
import { readFingerprints } from './fingerprints.js';
import { ReadingMemory } from './memory.js';
import { readLessonFolder } from './lesson-folder.js';
import { readSettings } from './settings.js';
import { readSheetFolder } from './sheet-folder.js';
import { reportUnreadFiles } from './unread-files.js';
import { readVariants } from './variants.js';

/** What is known of a course folder besides its texts. */
export interface Surroundings {
  pictures?: ReadonlyMap<string, Uint8Array>;
  unreadable?: ReadonlyMap<string, Unreadable>;
  /** For whoever reads the course again: what has not changed is not parsed anew. */
  memory?: ReadingMemory;
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
  {
    pictures = new Map(),
    unreadable = new Map(),
    memory = new ReadingMemory(),
    today,
  }: Surroundings = {},
): CourseReading {
  const problems = new Problems();
  const lost = new Set(unreadable.keys());
  for (const [file, why] of unreadable) {
    problems.report(unreadableFile, { file, line: 1, column: 1 }, { why });
  }
  const course = readTree(slug, files, problems, lost, memory);
  if (course) {
    reportUnreadFiles(course, files, lost, problems);
    const fingerprints = readFingerprints(files, problems, memory);
    const known = { lost, pictures, today, fingerprints };
    for (const rule of courseRules) {
      for (const { place, details } of rule.find(course, known)) {
        problems.report(rule, place, details);
      }
    }
  }
  const allowed = course ? allowances(course) : [];
  return { course, problems: problems.all().filter((problem) => !isAllowed(problem, allowed)) };
}

function readTree(
  slug: string,
  files: ReadonlyMap<string, string>,
  problems: Problems,
  lost: Set<string>,
  memory: ReadingMemory,
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
    const entries = memory.recall(file, text, problems, (own) =>
      readSettings(z.array(schema), { file, yaml: text }, own),
    );
    if (!entries) lost.add(file);
    return entries ?? [];
  };
  const sources = list('sources.yaml', sourceSchema);
  const resources = list('resources.yaml', resourceSchema);
  const items = list('items.yaml', itemSchema);
  const folders = settings?.lessons ?? [];
  const lessons = folders.flatMap(
    (folder) => readLessonFolder(folder, files, problems, lost, memory) ?? [],
  );
  const sheets = readSheetFolder(settings?.sheets ?? [], files, problems, lost, memory);
  const variants = readVariants(settings, files, problems, lost, memory);
  return settings && { ...settings, slug, sources, resources, items, sheets, lessons, variants };
}

/** Nothing but remarks: a list that has yet to begin. */
function isBlank(yaml: string): boolean {
  return yaml.replace(/^\s*#.*$/gm, '').trim() === '';
}
