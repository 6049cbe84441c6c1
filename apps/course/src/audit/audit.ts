import { checkCourseFolder, draftEdition } from '@hearthside/curriculum/course-folder';
import type { Problem } from '@hearthside/lesson-text';
import { printablesOf, Typesetter, type SheetSource } from '@hearthside/print';
import { asTyped, foldersFor } from '../course-folders.js';
import { auditPrints, type AuditedPrint } from './audit-prints.js';

/** One sheet in every size on every paper. */
export interface AuditedSheet {
  session: number;
  /** As in its address: h2-2, run-sheet. */
  name: string;
  prints: AuditedPrint[];
}

export interface AuditedCourse {
  /** As the author would type it: courses/love-and-sex-after-50. */
  path: string;
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
      audited.push({ path: asTyped(folder, root), ...(await auditFolder(folder, typesetter)) });
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
  // Lesson by lesson: all at once would be more than the typesetter lets wait.
  for (const lesson of draft.course.lessons) {
    const { edition, pictures } = draft;
    const source: SheetSource = { course: draft.course, lesson, meeting: lesson.number, edition };
    const audited = printablesOf(lesson).map(async ({ name, view }) => ({
      session: lesson.number,
      name,
      prints: await auditPrints(view(source, {}), pictures, typesetter),
    }));
    sheets.push(...(await Promise.all(audited)));
  }
  return { errors, sheets };
}
