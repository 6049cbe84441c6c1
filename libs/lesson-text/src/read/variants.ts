import type { Problems } from '../problem/problem.js';
import { missingFile } from '../rules/missing-file.rule.js';
import { lessonNumber, type CourseSettings } from '../settings/settings.js';
import type { LessonAsWritten, Meeting, Variant } from '../tree/tree.js';
import { readMeeting } from './lesson.js';
import type { ReadingMemory } from './memory.js';

/** Reads the variants that course.yaml lists; a meeting that cannot be read is left out. */
export function readVariants(
  settings: Pick<CourseSettings, 'lessons' | 'variants'> | undefined,
  files: ReadonlyMap<string, string>,
  problems: Problems,
  lost: Set<string>,
  memory: ReadingMemory,
): Variant[] {
  const { lessons = [], variants = [] } = settings ?? {};
  const read = (file: string, id: string): Meeting | undefined => {
    const text = files.get(file);
    if (text === undefined) {
      if (lost.has(file)) return undefined;
      const why = 'course.yaml lists its meeting, and no lesson is called so';
      const place = { file: 'course.yaml', line: 1, column: 1 };
      problems.report(missingFile, place, { path: file, why });
      lost.add(file);
      return undefined;
    }
    const found = memory.recall(file, text, problems, (own) => readMeeting(id, file, text, own));
    if (!found || found.isIncomplete) lost.add(file);
    return found?.meeting;
  };
  return variants.map((variant) => ({
    ...variant,
    meetings: variant.meetings.flatMap((name): (Meeting | LessonAsWritten)[] => {
      if (lessons.includes(name)) return [{ lesson: lessonNumber(name)! }];
      const meeting = read(`variants/${variant.id}/${name}.md`, name);
      return meeting ? [meeting] : [];
    }),
  }));
}
