import { randomUUID } from 'node:crypto';
import { EditionService, GrantService } from '@hearthside/curriculum';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { cookieSecretOf } from '@hearthside/people';
import { appDataSource, Contexts, Keys, KEY_LENGTH } from '@hearthside/platform';
import { entities } from '@hearthside/api';
import { anInstitute, aPerson } from '../signed-in.mjs';

export const slug = 'love-and-sex-after-50';

/** Of the benchmark's services: a reader's cookie is good at each. */
export const keys = () => Keys.from(Buffer.alloc(KEY_LENGTH, 7));

/**
 * Publishes the flagship on a migrated database, for an institute with a learner who is signed in.
 *
 * @param {import('./bench.js').Database} database
 */
export async function publishFlagship({ appUrl }) {
  const source = await appDataSource(appUrl, entities).initialize();
  const { course, folder } = await checkCourseFolder(`courses/${slug}`);
  if (!course) throw new Error('The flagship cannot be read.');
  const contexts = new Contexts(source);
  await new EditionService().publish(contexts.forService(), course, folder.pictures);
  const instituteId = randomUUID();
  const reader = await contexts.forService(instituteId).tx(async (db) => {
    await anInstitute(db, instituteId, 'Elm House');
    return aPerson(db, instituteId, 'learner', 'Ruth', cookieSecretOf(keys()));
  });
  const grants = new GrantService(contexts);
  for (const shared of await grants.shared()) await grants.grant(instituteId, shared);
  await source.destroy();
  return { instituteId, reader };
}
