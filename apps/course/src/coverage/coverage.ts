import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { careFlags, coverageOf, type CareFlag, type ItemCoverage } from '@hearthside/lesson-text';
import { asTyped, foldersFor } from '../course-folders.js';

/** How far a course goes with its checklist. */
export interface CourseCoverage {
  /** As the author would type it: courses/love-and-sex-after-50. */
  path: string;
  /** Numbers of its lessons, in order. */
  lessons: number[];
  items: ItemCoverage[];
  /** Care flags of what is taught, lesson by lesson. */
  flags: CareFlag[];
  /** Errors that the check finds; with any, the table may lack what could not be read. */
  errors: number;
}

/**
 * The coverage of one course, or of all.
 *
 * @throws NoSuchCourse
 */
export async function courseCoverage(
  asked: string | undefined,
  root: string,
): Promise<CourseCoverage[]> {
  const folders = await foldersFor(asked, root);
  const found: CourseCoverage[] = [];
  for (const folder of folders) {
    const { course, problems } = await checkCourseFolder(folder);
    found.push({
      path: asTyped(folder, root),
      lessons: course?.lessons.map(({ number }) => number) ?? [],
      items: course ? coverageOf(course) : [],
      flags: course ? careFlags(course) : [],
      errors: problems.filter(({ severity }) => severity === 'error').length,
    });
  }
  return found;
}
