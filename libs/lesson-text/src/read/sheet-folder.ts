import type { Problems } from '../problem/problem.js';
import { missingFile } from '../rules/missing-file.rule.js';
import type { CourseSheet } from '../tree/tree.js';
import { readCourseSheet } from './course-sheet.js';
import type { ReadingMemory } from './memory.js';

/** Reads the sheets that course.yaml lists, in its order. */
export function readSheetFolder(
  ids: readonly string[],
  files: ReadonlyMap<string, string>,
  problems: Problems,
  lost: Set<string>,
  memory: ReadingMemory,
): CourseSheet[] {
  return ids.flatMap((id) => {
    const file = `sheets/${id}.md`;
    const text = files.get(file);
    if (text !== undefined) {
      const sheet = memory.recall(file, text, problems, (own) =>
        readCourseSheet(id, file, text, own),
      );
      if (!sheet) lost.add(file);
      return sheet ?? [];
    }
    if (!lost.has(file)) {
      const place = { file: 'course.yaml', line: 1, column: 1 };
      problems.report(missingFile, place, { path: file, why: 'course.yaml lists its sheet' });
    }
    return [];
  });
}
