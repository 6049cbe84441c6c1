import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from '../keys/keys.js';
import { BackupRefused } from './backup-refused.js';
import { fingerprintIn, HEADER } from './sealed-stream.js';

/** The time in a name is UTC. Names say nothing of whose backup it is. */
const NAME = /^hearthside-\d{4}-\d\d-\d\d-\d{6}(-\d+)?\.backup$/;
const DRAFT = '.unfinished';
/** Milliseconds after which a draft is surely nobody's any more. */
const DRAFT_LIFE = 24 * 60 * 60 * 1000;

export async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefused(`The folder ${folder} cannot be made: ${error.message}`);
  });
}

/** A name for a backup of that moment that nothing has yet. */
export function freeName(folder: string, madeAt: Date): string {
  const [day, time] = madeAt.toISOString().split('T') as [string, string];
  const name = `hearthside-${day}-${time.slice(0, 8).replaceAll(':', '')}`;
  for (let number = 1; ; number++) {
    const file = join(folder, `${name}${number > 1 ? `-${number}` : ''}.backup`);
    if (!existsSync(file) && !existsSync(draftOf(file))) return file;
  }
}

export function draftOf(file: string): string {
  return file + DRAFT;
}

/** Removes drafts of backups that were cut off, long enough ago to be nobody's. */
export async function removeOldDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(DRAFT) || !NAME.test(name.slice(0, -DRAFT.length))) continue;
    const file = join(folder, name);
    if (Date.now() - (await stat(file)).mtimeMs > DRAFT_LIFE) await rm(file, { force: true });
  }
}

/**
 * Removes the oldest backups so that `keep` are left. Only files with a backup's name that are backups
 * under this master key are counted and removed: those of another Hearthside in the same folder are not.
 *
 * @returns names of the files that were removed
 */
export async function removeOlder(folder: string, keep: number, keys: Keys): Promise<string[]> {
  const own: string[] = [];
  for (const name of await readdir(folder)) {
    if (!NAME.test(name)) continue;
    if ((await fingerprintOf(join(folder, name))) === keys.fingerprint) own.push(name);
  }
  const older = own.sort(byTime).slice(0, Math.max(0, own.length - keep));
  for (const name of older) await rm(join(folder, name), { force: true });
  return older;
}

/** "…-081530-2" comes after "…-081530", and the tenth of a second after the ninth. */
function byTime(one: string, other: string): number {
  return one.replace('.backup', '').localeCompare(other.replace('.backup', ''), 'en', {
    numeric: true,
  });
}

async function fingerprintOf(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER), 0, HEADER, 0);
    return fingerprintIn(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Makes a new name survive a power cut; not every file system can, and sticks and shares need not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EINVAL' && error.code !== 'ENOTSUP') throw error;
    });
  } finally {
    await handle.close();
  }
}
