import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Placement } from './placement.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { commandAs } from './unprivileged-user.js';

/** Begins the names of folders that only an interrupted first start leaves behind. */
const DRAFT_PREFIX = 'postgresql.new-';

/**
 * The environment of PostgreSQL's programs: nothing of the app's own, which may hold its master
 * key, and none of the PG… variables, which would change what the programs do.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  const kept = passed.filter((name) => process.env[name] !== undefined);
  const inherited = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  // Given the zone, initdb does not search all zones for the one the machine is in.
  return { ...inherited, LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Makes the database's data directory if there is none, in a folder beside it that gets its final
 * name when complete. A first start that is interrupted therefore leaves nothing half-made in use.
 */
export async function ensureCluster(
  place: Placement,
  binaries: PostgresBinaries,
  superuserPassword: string,
  durable: boolean,
): Promise<void> {
  await removeDrafts(place.folder);
  if (existsSync(place.cluster)) return;
  const draft = await mkdtemp(join(place.folder, DRAFT_PREFIX));
  try {
    const passwordFile = join(draft, 'password');
    await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
    if (place.user) {
      for (const path of [draft, passwordFile]) await chown(path, place.user.uid, place.user.gid);
    }
    await runInitdb(place, binaries, join(draft, 'cluster'), passwordFile, durable);
    await rename(join(draft, 'cluster'), place.cluster);
    if (durable) await syncFolder(place.folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(
  { user }: Placement,
  binaries: PostgresBinaries,
  cluster: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const { file, args } = commandAs(user, binaries.initdb, [
    `--pgdata=${cluster}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorts and folds case the same on every machine: the rules are PostgreSQL's own, not those of
    // the operating system, whose updates can damage indexes.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  const environment = { cwd: '/', env: postgresEnvironment(), ...user };
  try {
    await promisify(execFile)(file, args, environment);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const reason = stderr?.trim() || (error instanceof Error ? error.message : String(error));
    throw new Error(`The new database could not be made in ${cluster}: ${reason}`, {
      cause: error,
    });
  }
}

/** A draft whose initdb outlived the app and still writes is left for the next start. */
async function removeDrafts(folder: string): Promise<void> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(DRAFT_PREFIX));
  for (const name of drafts) {
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }
}

/** Makes a rename survive a power cut. Windows cannot open folders and needs nothing of the kind. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
