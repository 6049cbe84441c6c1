import { checkCourseFolder, courseFoldersIn } from '@hearthside/curriculum/course-folder';
import { EditionService, PublishingRefused } from '@hearthside/curriculum';
import type { Context } from '@hearthside/platform';

/** Publishes every course in a folder that has no errors; says what became of each. */
export async function publishCourses(
  folder: string,
  editions: EditionService,
  ctx: Context,
  say: (line: string) => void,
): Promise<void> {
  for (const path of await courseFoldersIn(folder)) {
    const { course, problems, folder: read } = await checkCourseFolder(path);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (!course || errors.length > 0) {
      say(`The course in ${path} is not published; it has ${errors.length} problem(s):`);
      for (const { file, line, message } of errors) say(`  ${file}:${line} ${message}`);
      continue;
    }
    try {
      const edition = await editions.publish(ctx, course, read.pictures);
      say(`Course “${course.title}”: edition ${edition.id}`);
    } catch (error) {
      if (!(error instanceof PublishingRefused)) throw error;
      say(`The course in ${path} is not published. ${error.message}`);
    }
  }
}
