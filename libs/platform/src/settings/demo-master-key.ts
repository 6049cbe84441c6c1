import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MASTER_KEY_LENGTH, masterKeyFrom } from './master-key.js';
import { SettingsRefused } from './settings-refused.js';

/**
 * The demo's own key, made at its first start and kept in `DATA_DIR/master-key`, for its owner alone. Whole or
 * not there, also after a crash; of several that start at once, all get the same.
 *
 * @throws SettingsRefused where the file holds something else: a new key could open nothing of the old
 */
export async function demoMasterKey(dataDir: string): Promise<Buffer> {
  const file = join(dataDir, 'master-key');
  await mkdir(dataDir, { recursive: true });
  if ((await textOf(file)) === undefined) await make(file, dataDir);
  const key = masterKeyFrom((await textOf(file)) ?? '');
  if (key) {
    await chmod(file, 0o600);
    return key;
  }
  throw new SettingsRefused(
    `The file ${file} does not hold the demo's key any more. Put the old one back from a copy; or, ` +
      'if nothing in the demo is worth keeping, delete the whole folder.',
  );
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function make(file: string, folder: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    const written = await open(draft, 'wx', 0o600);
    await written.writeFile(`${randomBytes(MASTER_KEY_LENGTH).toString('base64')}\n`);
    await written.sync();
    await written.close();
    // Unlike a rename, a link does not replace what another start has put there.
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    // Windows lets nobody open a folder.
    if (process.platform === 'win32') return;
    const listing = await open(folder, 'r');
    await listing.sync().finally(() => listing.close());
  } finally {
    await rm(draft, { force: true });
  }
}
