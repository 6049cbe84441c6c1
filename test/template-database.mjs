import pg from 'pg';
import { migrate } from '@hearthside/platform';
import { entities, migrations } from '@hearthside/api';

export const TEMPLATE = 'hearthside_template';

/** @param {string} url @param {string} database */
export function onDatabase(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/**
 * Makes a database with every migration run, for spec files to copy.
 *
 * @param {{ superuserUrl: string, ownerUrl: string, appUrl: string }} urls
 */
export async function makeTemplate({ superuserUrl, ownerUrl, appUrl }) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE} OWNER hearthside_owner`);
  await client.end();
  await migrate(onDatabase(ownerUrl, TEMPLATE), onDatabase(appUrl, TEMPLATE), entities, migrations);
}
