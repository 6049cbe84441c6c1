import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  binariesIn,
  notRunnableError,
  postgresVersion,
  reasonNotRunnable,
  type PostgresBinaries,
} from './postgres-binaries.js';
import { endStalePostmaster } from './stale-postmaster.js';
import {
  canKeepDataIn,
  canReach,
  ensureSystemUser,
  ownerOf,
  runsAsRoot,
  type UnprivilegedUser,
} from './unprivileged-user.js';

/** Where root keeps what the unprivileged user could not reach, for example below /root. */
const SYSTEM_FOLDER = '/var/lib/hearthside';

/** Where the database really lies and who runs it. */
export interface Placement {
  /** Holds the folder `postgresql`: the data folder itself, or one below SYSTEM_FOLDER. */
  folder: string;
  /** PostgreSQL's data directory; absent before the first start. */
  cluster: string;
  /** Set when the app runs as root. */
  user?: UnprivilegedUser;
}

/**
 * Decides where the database of a data folder lies. What a former start decided stays: the file
 * `postgresql-location.json`, or a database in the data folder itself, which goes on running as
 * the user it belongs to.
 */
export async function placeData(dataDir: string, systemFolder = SYSTEM_FOLDER): Promise<Placement> {
  const recorded = recordedFolder(dataDir);
  if (recorded) return existingPlacement(recorded, dataDir);
  if (!runsAsRoot()) return placement(dataDir);
  if (existsSync(join(dataDir, 'postgresql'))) return existingPlacement(dataDir, dataDir);
  const user = ensureSystemUser();
  if (canKeepDataIn(dataDir, user)) return placement(dataDir, user);
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  const folder = join(systemFolder, name);
  await mkdir(folder, { recursive: true });
  for (const opened of [systemFolder, folder]) await chmod(opened, 0o711);
  return placement(folder, user);
}

/** Leaves word in the data folder where the database is, once there is one. */
export function recordPlacement(dataDir: string, { folder }: Placement): void {
  if (folder === dataDir || recordedFolder(dataDir)) return;
  const note =
    `The database of this folder lies in ${folder}, because PostgreSQL, which does not run as ` +
    'root, cannot reach this folder. Keep both together in backups.';
  const draft = `${locationFile(dataDir)}.draft`;
  writeFileSync(draft, JSON.stringify({ note, folder }, null, 2) + '\n', { flush: true });
  renameSync(draft, locationFile(dataDir));
}

/**
 * Somebody who empties the data folder wants to begin anew, or errs. A database of that folder that
 * lies elsewhere, without its passwords by then, is therefore neither used nor removed but renamed.
 */
export async function setAsideAbandoned(
  dataDir: string,
  { folder, cluster }: Placement,
  log: (line: string) => void,
): Promise<void> {
  if (folder === dataDir || recordedFolder(dataDir)) return;
  if (!existsSync(cluster) || existsSync(join(dataDir, 'database.json'))) return;
  await endStalePostmaster(cluster, log);
  const aside = `${cluster}.set-aside-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  await rename(cluster, aside);
  log(`The data folder ${dataDir} has been emptied; its former database is kept in ${aside}.`);
}

/**
 * Programs that the placement's user can run: the package's own or, when they lie out of reach, a
 * copy (60 MB) that all data folders of the machine share.
 */
export async function placeBinaries(
  binaries: PostgresBinaries,
  user: UnprivilegedUser | undefined,
  systemFolder = SYSTEM_FOLDER,
): Promise<PostgresBinaries> {
  const reason = reasonNotRunnable(binaries, user);
  if (!reason) return binaries;
  if (!user) throw notRunnableError(binaries, reason);
  const copy = binariesIn(join(systemFolder, `postgresql-${postgresVersion(binaries)}`));
  if (!existsSync(copy.folder)) await copyForEverybody(binaries.folder, copy.folder);
  const reasonAgain = reasonNotRunnable(copy, user);
  if (reasonAgain) throw notRunnableError(copy, reasonAgain);
  return copy;
}

/** Copies under a temporary name, so that the final one never shows half a copy. */
async function copyForEverybody(from: string, to: string): Promise<void> {
  const draft = `${to}.${randomBytes(4).toString('hex')}`;
  try {
    // Verbatim, or the library links would lead back to where the user cannot go.
    await cp(from, draft, { recursive: true, verbatimSymlinks: true });
    await openForReading(draft);
    await chmod(join(draft, '..'), 0o711);
    await rename(draft, to);
  } catch (error) {
    // Two first starts at once: the other one's copy is as good.
    if (!existsSync(to)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Installed under a strict umask, the package's files are closed to others; so is their copy. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

function placement(folder: string, user?: UnprivilegedUser): Placement {
  return { folder, cluster: join(folder, 'postgresql'), ...(user && { user }) };
}

/** Never answers with an empty place instead of the recorded one: that would look like data loss. */
function existingPlacement(folder: string, dataDir: string): Placement {
  const { cluster } = placement(folder);
  const advice = 'Nothing was changed. Move it back, or set DATA_DIR to another folder.';
  if (!existsSync(cluster)) {
    throw new Error(
      `The database of the data folder ${dataDir} should lie in ${cluster} but is not there. ${advice}`,
    );
  }
  if (!runsAsRoot()) {
    throw new Error(
      `The database of the data folder ${dataDir} lies in ${cluster} and was made by root. Start ` +
        'Hearthside as root again, or set DATA_DIR to another folder.',
    );
  }
  const user = ownerOf(cluster);
  if (canReach(cluster, user)) return placement(folder, user);
  throw new Error(
    `The database in ${cluster} belongs to the system user ${user.uid}, who cannot reach it there ` +
      `(one of the folders above is closed to others). ${advice}`,
  );
}

function recordedFolder(dataDir: string): string | undefined {
  const file = locationFile(dataDir);
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { folder: string }).folder;
}

function locationFile(dataDir: string): string {
  return join(dataDir, 'postgresql-location.json');
}
