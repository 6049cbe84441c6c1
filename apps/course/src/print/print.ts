import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCourseFolder, draftEdition } from '@hearthside/curriculum/course-folder';
import { STANDARD_VARIANT, variantsOf, type Problem } from '@hearthside/lesson-text';
import {
  fileNameOf,
  Typesetter,
  typesetSizes,
  TypesettingFailed,
  type Paper,
  type Size,
} from '@hearthside/print';
import { NoSuchVariant } from '../no-such-variant.js';
import { everySheet } from './every-sheet.js';

/** The size under which a sheet is printed that has only one. */
const ONE: readonly Size[] = ['standard'];

export interface PrintOrder {
  /** The course's folder. */
  folder: string;
  /** Where the files go; made when it is not there. */
  to: string;
  paper: Paper;
  sizes: readonly Size[];
  /** The day that the sheets carry, such as 2026-11-22. */
  today: string;
  /** The plan of meetings; the standard one if none is named. */
  variant?: string | undefined;
  /** Only the sheets of this session, or `course`. */
  session?: string | undefined;
}

/** What was printed; with errors in the course, nothing is. */
export interface PrintedCourse {
  errors: Problem[];
  files: { name: string; pages: number }[];
  /** Sheets that could not be printed, and why. */
  failures: { name: string; reason: string }[];
}

/**
 * Prints every sheet of a course, each to a file of its own, named as the service names it.
 *
 * @throws NoSuchVariant
 */
export async function printCourse(order: PrintOrder): Promise<PrintedCourse> {
  const { folder, to, paper, sizes, today, variant = STANDARD_VARIANT, session } = order;
  const { course, problems, folder: read } = await checkCourseFolder(folder);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!course || errors.length > 0) return { errors, files: [], failures: [] };
  const known = variantsOf(course).map(({ id }) => id);
  if (!known.includes(variant)) throw new NoSuchVariant(variant, known);
  const draft = draftEdition(course, read.pictures, today);
  const typesetter = new Typesetter();
  const files: PrintedCourse['files'] = [];
  const failures: PrintedCourse['failures'] = [];
  try {
    await mkdir(to, { recursive: true });
    for (const sheet of everySheet(draft, variant)) {
      if (session !== undefined && sheet.session !== session) continue;
      const { view, session: meeting, name: printable, oneSize } = sheet;
      const address = { code: course.code, variant };
      const { pictures } = draft;
      const prints = typesetSizes(typesetter, { view, paper, pictures }, oneSize ? ONE : sizes);
      const settled = await Promise.allSettled(prints.values());
      for (const [index, size] of [...prints.keys()].entries()) {
        const name = fileNameOf({ ...address, meeting, printable }, { size, paper }, oneSize);
        const print = settled[index]!;
        if (print.status === 'fulfilled') {
          await writeFile(join(to, name), print.value.pdf);
          files.push({ name, pages: print.value.pages });
        } else if (print.reason instanceof TypesettingFailed) {
          failures.push({ name, reason: print.reason.message });
        } else throw print.reason;
      }
    }
  } finally {
    typesetter.close();
  }
  return { errors, files, failures };
}
