import type { DraftEdition } from '@hearthside/curriculum/course-folder';
import {
  coursePrintablesOf,
  printablesOf,
  WHOLE_COURSE,
  type OneSize,
  type View,
} from '@hearthside/print';

/** One sheet of a draft, ready to be laid out. */
export interface DraftSheet {
  /** As in its address: the session's number, or `course`. */
  session: string;
  /** As in its address: h2-2, run-sheet, welcome. */
  name: string;
  oneSize: OneSize | undefined;
  view: View;
}

/** Every sheet of a course: those of the whole course, and those of each lesson in order. */
export function* everySheet({ course, edition }: DraftEdition): Generator<DraftSheet> {
  for (const { name, oneSize, view } of coursePrintablesOf(course)) {
    yield { session: WHOLE_COURSE, name, oneSize, view: view({ course, edition }) };
  }
  for (const lesson of course.lessons) {
    const source = { course, edition, lesson, meeting: lesson.number };
    for (const { name, oneSize, view } of printablesOf(lesson)) {
      yield { session: String(lesson.number), name, oneSize, view: view(source, {}) };
    }
  }
}
