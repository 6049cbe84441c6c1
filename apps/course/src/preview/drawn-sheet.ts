import { meetingsOf } from '@hearthside/lesson-text';
import {
  coursePrintablesOf,
  meetingSources,
  printablesOf,
  WHOLE_COURSE,
  type Paper,
  type Printable,
  type Size,
  type View,
} from '@hearthside/print';
import { sha256, type Outputs } from './draft.js';

/** A meeting's number, or the whole course: where a sheet belongs. */
export type Part = number | typeof WHOLE_COURSE;

/** The same within a plan of meetings, where the number is the meeting's. */
export interface DraftPlace {
  variant: string;
  part: Part;
}

/** One sheet of a draft. */
export interface DraftSheet extends Pick<Printable, 'name' | 'title' | 'audience' | 'oneSize'> {
  view(): View;
}

/** What a sheet says, or why it cannot be shown. */
export type DrawnSheet = { view: View } | { failure: string };

/** Printed in the footer where an edition would have its name. */
const DRAFT = 'draft';

/**
 * The sheets of a part; one that not even a list can be made of says why.
 *
 * @returns nothing when there is no such part
 */
export function sheetsOf(
  outputs: Outputs,
  { variant, part }: DraftPlace,
): { sheets: DraftSheet[]; failure?: string } | undefined {
  try {
    const sheets =
      part === WHOLE_COURSE ? sheetsOfCourse(outputs) : sheetsOfMeeting(outputs, variant, part);
    return sheets && { sheets };
  } catch (error) {
    return { sheets: [], failure: String(error) };
  }
}

function sheetsOfCourse({ published: { course } }: Outputs): DraftSheet[] {
  return coursePrintablesOf(course).map(({ view, ...sheet }) => ({
    ...sheet,
    view: () => view({ course, edition: draftEdition() }),
  }));
}

function sheetsOfMeeting({ published: { course } }: Outputs, variant: string, number: number) {
  const sources = meetingSources({ course, edition: draftEdition() }, variant);
  const source = sources?.find(({ meeting }) => meeting === number);
  if (!source) return undefined;
  return printablesOf(source.lesson).map(({ view, ...sheet }): DraftSheet => ({
    ...sheet,
    view: () => view({ ...source, edition: draftEdition() }, {}),
  }));
}

function draftEdition() {
  return { id: DRAFT, publishedOn: new Date().toISOString().slice(0, 10) };
}

/** A half-written text may hold what no view expects; that ends this sheet and nothing else. */
export function drawSheet(sheet: DraftSheet): DrawnSheet {
  try {
    return { view: sheet.view() };
  } catch (error) {
    return { failure: String(error) };
  }
}

/** The same for the same sheet in the same print: a frame is refreshed when it differs. */
export function versionOf(drawn: DrawnSheet, size: Size, paper: Paper): string {
  return sha256(JSON.stringify([drawn, size, paper])).slice(0, 16);
}

/** The file an author opens to change a sheet: its own if it has one, or what it is made from. */
export function sourceOf(
  { written }: Outputs,
  { variant, part }: DraftPlace,
  name: string,
): string | undefined {
  if (part === WHOLE_COURSE) {
    const made = name === 'help' ? 'resources.yaml' : 'sources.yaml';
    return written.sheets.find(({ id }) => id === name)?.file ?? made;
  }
  const meetings = meetingsOf(written, variant)?.map(({ lesson }) => lesson);
  const lesson = meetings?.find(({ number }) => number === part);
  const handout = lesson?.handouts.find(({ id }) => name === id || name === `${id}-key`);
  return (handout ?? lesson)?.file;
}
