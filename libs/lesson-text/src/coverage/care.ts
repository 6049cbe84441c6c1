import { blocksNamed } from '../block/blocks.js';
import type { At } from '../prose/prose.js';
import { bodiesOf, type Course, type Lesson } from '../tree/tree.js';
import { coverageOf } from './coverage.js';

/** One care flag in one lesson: the items that bring it, and the notes that say how to handle it. */
export interface CareFlag {
  flag: string;
  lesson: Lesson;
  items: string[];
  notes: { file: string; at: At | undefined }[];
}

/**
 * Every care flag of what a lesson teaches, lesson by lesson. A note handles a flag where leaders need it: in
 * the guide of that lesson.
 */
export function careFlags(course: Pick<Course, 'lessons' | 'items'>): CareFlag[] {
  const coverage = coverageOf(course);
  return course.lessons.flatMap((lesson) => {
    const taught = coverage.filter(({ levels }) => isTaught(levels.get(lesson.number)));
    const flags = new Set(taught.flatMap(({ item }) => item.care));
    return [...flags].toSorted(byNumber).map((flag) => ({
      flag,
      lesson,
      items: taught.filter(({ item }) => item.care.includes(flag)).map(({ item }) => item.id),
      notes: notesOn(flag, lesson),
    }));
  });
}

function isTaught(level: string | undefined): boolean {
  return level === 'taught' || level === 'practised';
}

function notesOn(flag: string, lesson: Lesson): CareFlag['notes'] {
  return [...bodiesOf(lesson)].flatMap(({ body, file }) =>
    blocksNamed('note', body)
      .filter(({ attributes }) => flagsIn(attributes.flag).includes(flag))
      .map(({ at }) => ({ file, at })),
  );
}

/** "K4 K8" or "K4, K8": a note may handle several. */
function flagsIn(words = ''): string[] {
  return words.split(/[\s,]+/);
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
