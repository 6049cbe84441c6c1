import { EditionService } from '@hearthside/curriculum';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { appDataSource, contextOn } from '@hearthside/platform';
import { entities } from '@hearthside/api';

export const slug = 'love-and-sex-after-50';

/** Publishes the flagship on a migrated database. @param {import('./bench.js').Database} database */
export async function publishFlagship({ appUrl }) {
  const source = await appDataSource(appUrl, entities).initialize();
  const { course, folder } = await checkCourseFolder(`courses/${slug}`);
  if (!course) throw new Error('The flagship cannot be read.');
  const ctx = contextOn(source, { kind: 'service', instituteId: undefined });
  await new EditionService().publish(ctx, course, folder.pictures);
  await source.destroy();
}
