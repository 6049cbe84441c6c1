import type { Problems } from '../problem/problem.js';
import { missingFile } from '../rules/missing-file.rule.js';
import { LESSON_FOLDER } from '../settings/settings.js';
import type { Handout, Lesson } from '../tree/tree.js';
import { readHandout, readLesson } from './lesson.js';
import type { ReadingMemory } from './memory.js';

/** Reads a lesson and its handouts; nothing when its text is not there or cannot be read. */
export function readLessonFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  problems: Problems,
  lost: Set<string>,
  memory: ReadingMemory,
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
  const read = memory.recall(file, text, problems, (own) => readLesson(file, text, own));
  if (!read || read.isIncomplete) lost.add(file);
  const handouts = [...files]
    .filter(([path]) => isHandout(path, prefix))
    .flatMap(([path, source]) => {
      const handout = memory.recall(path, source, problems, (own) =>
        readHandout(path, source, own),
      );
      if (!handout) lost.add(path);
      return handout ?? [];
    })
    .toSorted(byNumber);
  const [, number, lessonSlug] = LESSON_FOLDER.exec(folder)!;
  return read && { ...read.lesson, number: Number(number), slug: lessonSlug!, handouts };
}

/** Does the path name a handout of the lesson in the folder `prefix`? */
export function isHandout(path: string, prefix: string): boolean {
  const name = path.slice(prefix.length);
  return (
    path.startsWith(prefix) && name.endsWith('.md') && !name.includes('/') && name !== 'lesson.md'
  );
}

function byNumber(a: Handout, b: Handout): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true });
}
