import {
  listedSheets,
  madeSheets,
  sheetsForParticipants,
  type Course,
  type CourseSheet,
} from '@hearthside/lesson-text';
import { courseSheetView } from './course-sheet.view.js';
import { helpSheetView } from './help-sheet.view.js';
import type { OneSize } from './one-size.js';
import type { CourseSource } from './sheet.js';
import { sourcesSheetView } from './sources-sheet.view.js';
import type { View } from './view.js';

/** One sheet of the whole course. */
export interface CoursePrintable {
  /** Its name in an address: welcome, sources, help. */
  name: string;
  title: string;
  audience: View['audience'];
  oneSize?: OneSize | undefined;
  view(source: CourseSource): View;
}

const made = new WeakMap<Course, CoursePrintable[]>();

/** The sheets of a course that no lesson has, its own first. Made once, as those of a lesson are. */
export function coursePrintablesOf(course: Course): CoursePrintable[] {
  const printables = made.get(course) ?? listPrintables(course);
  made.set(course, printables);
  return printables;
}

function listPrintables(course: Course): CoursePrintable[] {
  const drawers = new Map<string, CoursePrintable['view']>([
    ...sheetsForParticipants(course.sheets).map(
      (sheet) => [sheet.id, (source: CourseSource) => courseSheetView(source, sheet)] as const,
    ),
    ...course.sheets
      .filter(isNotForEveryone)
      .map(
        (sheet) => [sheet.id, (source: CourseSource) => courseSheetView(source, sheet)] as const,
      ),
    [madeSheets.sources.id, sourcesSheetView],
    [madeSheets.help.id, helpSheetView],
  ]);
  return listedSheets(course).flatMap(({ id: name, title, for: audience, kind }) => {
    const view = drawers.get(name);
    const oneSize = kind === 'poster' ? kind : undefined;
    return view ? [{ name, title, audience, oneSize, view }] : [];
  });
}

function isNotForEveryone(
  sheet: CourseSheet,
): sheet is CourseSheet & { for: Exclude<CourseSheet['for'], 'everyone'> } {
  return sheet.for !== 'everyone';
}
