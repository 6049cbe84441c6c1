import {
  checkCourseFolder,
  draftEdition,
  type DraftEdition,
} from '@hearthside/curriculum/course-folder';
import type { Problem } from '@hearthside/lesson-text';
import { Typesetter, viewWords } from '@hearthside/print';
import { asTyped, foldersFor } from '../course-folders.js';
import { everyPlansSheet, type DraftSheet } from '../print/every-sheet.js';
import { auditPrints, type AuditedPrint } from './audit-prints.js';

/** A lesson has about as many sheets. */
const MOST_AT_ONCE = 10;

/** One sheet in every size on every paper. */
export interface AuditedSheet {
  /** As in its address: standard, six-week. */
  variant: string;
  /** As in its address: the session's number, or `course`. */
  session: string;
  /** As in its address: h2-2, run-sheet. */
  name: string;
  /** As a menu names it. */
  title: string;
  /** How many words it has. */
  words: number;
  prints: AuditedPrint[];
}

export interface AuditedCourse {
  /** As the author would type it: courses/love-and-sex-after-50. */
  path: string;
  folder: string;
  /** What keeps the course from being printed at all. */
  errors: Problem[];
  sheets: AuditedSheet[];
}

/**
 * Prints and audits every sheet of one course, or of all.
 *
 * @throws NoSuchCourse
 */
export async function auditCourses(
  asked: string | undefined,
  root: string,
): Promise<AuditedCourse[]> {
  const folders = await foldersFor(asked, root);
  const typesetter = new Typesetter();
  try {
    const audited: AuditedCourse[] = [];
    for (const folder of folders) {
      audited.push({
        path: asTyped(folder, root),
        folder,
        ...(await auditFolder(folder, typesetter)),
      });
    }
    return audited;
  } finally {
    typesetter.close();
  }
}

async function auditFolder(folder: string, typesetter: Typesetter) {
  const { course, problems, folder: read } = await checkCourseFolder(folder);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!course || errors.length > 0) return { errors, sheets: [] };
  const today = new Date().toISOString().slice(0, 10);
  const draft = draftEdition(course, read.pictures, today);
  const sheets: AuditedSheet[] = [];
  for (const batch of batchesOf(draft)) {
    const audited = batch.map(async ({ variant, session, name, title, view }) => ({
      variant,
      session,
      name,
      title,
      words: viewWords(view),
      prints: await auditPrints(view, draft.pictures, typesetter),
    }));
    sheets.push(...(await Promise.all(audited)));
  }
  return { errors, sheets };
}

/** Sheets that are printed together; all at once would be more than the typesetter lets wait. */
function* batchesOf(draft: DraftEdition): Generator<DraftSheet[]> {
  let batch: DraftSheet[] = [];
  for (const sheet of everyPlansSheet(draft)) {
    batch.push(sheet);
    if (batch.length < MOST_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
