import { basename } from 'node:path';
import { checkCourseFolder, courseFoldersIn } from '@hearthside/curriculum/course-folder';
import { EditionService, GrantService, PublishingRefused } from '@hearthside/curriculum';
import { count } from '@hearthside/lesson-text';
import type { Context } from '@hearthside/platform';

/**
 * Publishes every course in a folder that has no errors, for institutes to be granted; says what became of
 * each. Institutes that have a course get its new edition.
 *
 * With `withdraw`, courses that are no longer in the folder are not listed any more.
 */
export async function publishCourses(
  folder: string,
  editions: EditionService,
  grants: GrantService,
  ctx: Context,
  say: (line: string) => void,
  { withdraw = false } = {},
): Promise<void> {
  const paths = await courseFoldersIn(folder);
  if (withdraw) await grants.keepListed(paths.map((path) => basename(path)));
  for (const path of paths) {
    const { course, problems, folder: read } = await checkCourseFolder(path);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (!course || errors.length > 0) {
      say(`The course in ${path} is not published: ${count(errors.length, 'error')}.`);
      for (const { file, line, message, hint } of errors) {
        say(`  ${file}:${line}  ${message} ${hint}`);
      }
      say('  After mending, check it with: npm run course -- check');
      continue;
    }
    try {
      const edition = await editions.publish(ctx, course, read.pictures);
      say(`Course “${course.title}”: edition ${edition.id}`);
    } catch (error) {
      // One course must not keep the others, or the service, from starting.
      const why = error instanceof PublishingRefused ? error.message : String(error);
      say(`The course in ${path} is not published. ${why}`);
    }
  }
  await grants.bringUpToDate();
}
