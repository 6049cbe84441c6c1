import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadCredentials } from './credentials.js';
import { placeData } from './placement.js';
import { APP_ROLE, databaseUrl, OWNER_ROLE } from './roles.js';

/** Milliseconds for a database that is just starting to become ready. */
const PATIENCE = 15_000;

/** Has a first start made a database for this data folder? */
export function hasEmbeddedDatabase(dataDir: string): boolean {
  return ['postgresql', 'postgresql-location.json'].some((name) => existsSync(join(dataDir, name)));
}

/**
 * The addresses of the database that another process of Hearthside runs on this data folder; for what
 * may stand beside the service, such as a backup.
 */
export async function joinRunningDatabase(dataDir: string): Promise<{
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
}> {
  const folder = resolve(dataDir);
  const end = Date.now() + PATIENCE;
  while (!hasEmbeddedDatabase(folder) && Date.now() < end) await pause();
  const { cluster } = await placeData(folder);
  const secrets = await loadCredentials(folder, true);
  for (;;) {
    const port = await readyPort(cluster);
    if (port !== undefined) {
      const url = (role: string, password: string) => databaseUrl(port, role, password);
      return {
        superuserUrl: url('postgres', secrets.superuser),
        ownerUrl: url(OWNER_ROLE, secrets.owner),
        appUrl: url(APP_ROLE, secrets.app),
      };
    }
    if (Date.now() > end) {
      throw new Error(
        `Hearthside runs on the data folder ${folder}, but its database does not answer. Try again ` +
          'when it is ready.',
      );
    }
    await pause();
  }
}

/** PostgreSQL writes its port into the fourth line of postmaster.pid and its state into the eighth. */
async function readyPort(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    },
  );
  const lines = text.split('\n');
  return lines[7]?.trim() === 'ready' ? Number(lines[3]) : undefined;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
