import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Passwords of the three roles: 64 hexadecimal digits each, so they need no quoting in URLs. */
export interface Credentials {
  superuser: string;
  owner: string;
  app: string;
}

/**
 * The passwords kept in `database.json` (mode 0600), made at random before the first start.
 *
 * @param clusterExists with a database but without the file, new passwords would lock us out
 */
export async function loadCredentials(
  dataDir: string,
  clusterExists: boolean,
): Promise<Credentials> {
  const file = join(dataDir, 'database.json');
  if (existsSync(file)) return read(file);
  if (clusterExists) {
    throw new Error(
      `The file ${file} with the database's passwords is missing, though the database is there. ` +
        'Put the file back from a backup of the same folder.',
    );
  }
  const secret = () => randomBytes(32).toString('hex');
  const credentials = { superuser: secret(), owner: secret(), app: secret() };
  await writeWhole(file, JSON.stringify(credentials, null, 2) + '\n');
  return credentials;
}

async function read(file: string): Promise<Credentials> {
  try {
    const { superuser, owner, app } = JSON.parse(await readFile(file, 'utf8')) as Credentials;
    const isSecret = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{32,}$/.test(value);
    if ([superuser, owner, app].every(isSecret)) return { superuser, owner, app };
    throw new Error('a password is missing');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The file ${file} with the database's passwords cannot be used: ${reason}. Start Hearthside ` +
        'as the user who started it first, or put the file back from a backup of the same folder.',
      { cause: error },
    );
  }
}

/** On the disk, whole, before anything depends on it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
