import type { Lesson } from '@hearthside/lesson-text';
import { printablesOf, type Paper, type Printable, type Size, type View } from '@hearthside/print';
import { sha256, type Outputs } from './draft.js';

/** What a sheet says, or why it cannot be shown. */
export type DrawnSheet = { view: View } | { failure: string };

/** Printed in the footer where an edition would have its name. */
const DRAFT = 'draft';

/** The sheets of a lesson; a lesson that not even a list can be made of says why. */
export function sheetsOf(lesson: Lesson): { sheets: Printable[]; failure?: string } {
  try {
    return { sheets: printablesOf(lesson) };
  } catch (error) {
    return { sheets: [], failure: String(error) };
  }
}

export function lessonOf({ published }: Outputs, number: number): Lesson | undefined {
  return published.course.lessons.find((lesson) => lesson.number === number);
}

/** A half-written lesson may hold what no view expects; that ends this sheet and nothing else. */
export function drawSheet(outputs: Outputs, lesson: Lesson, sheet: Printable): DrawnSheet {
  const { course } = outputs.published;
  const edition = { id: DRAFT, publishedOn: new Date().toISOString().slice(0, 10) };
  try {
    return { view: sheet.view({ course, lesson, meeting: lesson.number, edition }, {}) };
  } catch (error) {
    return { failure: String(error) };
  }
}

/** The same for the same sheet in the same print: a frame is refreshed when it differs. */
export function versionOf(drawn: DrawnSheet, size: Size, paper: Paper): string {
  return sha256(JSON.stringify([drawn, size, paper])).slice(0, 16);
}

/** The file an author opens to change a sheet: its own for a handout, the lesson's for others. */
export function sourceOf({ written }: Outputs, number: number, name: string): string | undefined {
  const lesson = written.lessons.find((each) => each.number === number);
  const handout = lesson?.handouts.find(({ id }) => name === id || name === `${id}-key`);
  return (handout ?? lesson)?.file;
}
