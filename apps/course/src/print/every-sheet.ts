import type { DraftEdition } from '@hearthside/curriculum/course-folder';
import { STANDARD_VARIANT, variantsOf } from '@hearthside/lesson-text';
import {
  coursePrintablesOf,
  meetingSources,
  printablesOf,
  WHOLE_COURSE,
  type OneSize,
  type View,
} from '@hearthside/print';

/** One sheet of a draft, ready to be laid out. */
export interface DraftSheet {
  /** As in its address: standard, six-week. */
  variant: string;
  /** As in its address: the session's number, or `course`. */
  session: string;
  /** As in its address: h2-2, run-sheet, welcome. */
  name: string;
  /** As a menu names it. */
  title: string;
  oneSize: OneSize | undefined;
  view: View;
}

/** Every sheet of a course in one plan: those of the whole course, and those of each session in order. */
export function* everySheet(
  { course, edition }: DraftEdition,
  variant: string = STANDARD_VARIANT,
): Generator<DraftSheet> {
  for (const { view, name, title, oneSize } of coursePrintablesOf(course)) {
    const sheet = { variant, session: WHOLE_COURSE, name, title, oneSize };
    yield { ...sheet, view: view({ course, edition }) };
  }
  yield* everyMeetingSheet({ course, edition }, variant);
}

function* everyMeetingSheet(
  draft: Pick<DraftEdition, 'course' | 'edition'>,
  variant: string,
): Generator<DraftSheet> {
  for (const source of meetingSources(draft, variant) ?? []) {
    for (const { view, name, title, oneSize } of printablesOf(source.lesson)) {
      const sheet = { variant, session: String(source.meeting), name, title, oneSize };
      yield { ...sheet, view: view(source, {}) };
    }
  }
}

/**
 * Every sheet of every plan, less those of further plans that say what one before says and differ in no
 * more than the session's number.
 */
export function* everyPlansSheet(draft: DraftEdition): Generator<DraftSheet> {
  const said = new Set<string>();
  for (const { id } of variantsOf(draft.course)) {
    const sheets = id === STANDARD_VARIANT ? everySheet(draft) : everyMeetingSheet(draft, id);
    for (const sheet of sheets) {
      const { name, title, marks, blocks } = sheet.view;
      const words = JSON.stringify([name, title, marks, blocks]);
      if (id === STANDARD_VARIANT || !said.has(words)) yield sheet;
      said.add(words);
    }
  }
}
