import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ensureCluster } from './cluster.js';
import { loadCredentials } from './credentials.js';
import { holdFolder, type HeldFolder } from './owner-file.js';
import { placeBinaries, placeData, recordPlacement, setAsideAbandoned } from './placement.js';
import { findPostgresBinaries } from './postgres-binaries.js';
import { APP_ROLE, databaseUrl, ensureRolesAndDatabase, OWNER_ROLE } from './roles.js';
import { endStalePostmaster } from './stale-postmaster.js';
import {
  PostgresDidNotStart,
  startSupervised,
  type StartOrder,
  type SupervisedPostgres,
} from './supervised-postgres.js';
import { runsAsRoot } from './unprivileged-user.js';

export interface EmbeddedDatabaseOptions {
  /** Everything that must be kept lies in this folder, or is named in it. Made when absent. */
  dataDir: string;
  /** False makes writes fast and unsafe, for tests only. */
  durable?: boolean;
  /** Gets what happens, a sentence at a time. */
  log?: (line: string) => void;
}

/** How PostgreSQL came to its end. */
export interface DatabaseExit {
  /** True after `stop()`; otherwise the app has lost its database and should end. */
  expected: boolean;
  /** The exit status and, below it, the last lines of the log. */
  reason: string;
}

export interface EmbeddedDatabase {
  /** For backups and tests; the app must refuse to run on it, since row security ignores it. */
  superuserUrl: string;
  /** For migrations. */
  ownerUrl: string;
  /** For the app. */
  appUrl: string;
  /** Ends PostgreSQL (open connections are closed) and gives the folder free. May be repeated. */
  stop(): Promise<void>;
  /** Resolves once, when PostgreSQL has ended for whatever reason. */
  exited: Promise<DatabaseExit>;
}

/** What passes by itself: a port just taken, or a former server's processes just ending. */
const PASSING_TROUBLE = /could not bind|could not create any TCP|still in use|already exists/;
const ATTEMPTS = 10;
/** Milliseconds between two attempts. */
const PAUSE = 300;

/**
 * Starts the PostgreSQL that comes with Hearthside on a data folder, making its database at the
 * first start.
 *
 * PostgreSQL ends with this process, however this process ends.
 *
 * @throws DataFolderInUse when a live app has the folder
 */
export async function startEmbeddedDatabase(
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> {
  const { durable = true, log = () => {} } = options;
  const dataDir = resolve(options.dataDir);
  // PostgreSQL's own user must be able to pass through; what is secret has a mode of its own.
  await mkdir(dataDir, { recursive: true, mode: runsAsRoot() ? 0o711 : 0o700 });
  const held: HeldFolder[] = [await holdFolder(dataDir)];
  const release = async () => {
    for (const folder of held.splice(0).reverse()) await folder.release();
  };
  try {
    const place = await placeData(dataDir);
    // A copied data folder points to the same database as the original.
    if (place.folder !== dataDir) held.push(await holdFolder(place.folder, dataDir));
    await setAsideAbandoned(dataDir, place, log);
    const binaries = await placeBinaries(findPostgresBinaries(), place.user);
    const isNew = !existsSync(place.cluster);
    const secrets = await loadCredentials(dataDir, !isNew);
    if (isNew) log(`Making a new database in ${place.cluster}.`);
    await ensureCluster(place, binaries, secrets.superuser, durable);
    recordPlacement(dataDir, place);
    const logFile = join(dataDir, 'postgresql.log');
    const postgres = await startPatiently({ place, binaries, logFile, durable, log });
    try {
      await ensureRolesAndDatabase(postgres.port, secrets);
    } catch (error) {
      postgres.shutDown();
      await postgres.ended;
      throw error;
    }
    log(`PostgreSQL is ready on port ${postgres.port}.`);
    const url = (role: string, password: string) => databaseUrl(postgres.port, role, password);
    return {
      superuserUrl: url('postgres', secrets.superuser),
      ownerUrl: url(OWNER_ROLE, secrets.owner),
      appUrl: url(APP_ROLE, secrets.app),
      ...lifeOf(postgres, place.cluster, release, log),
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Starts again, with another port, when the trouble is of the passing kind. */
async function startPatiently(order: StartOrder): Promise<SupervisedPostgres> {
  for (let attempt = 1; ; attempt++) {
    const disregardPid = await endStalePostmaster(order.place.cluster, order.log);
    try {
      return await startSupervised({ ...order, disregardPid });
    } catch (error) {
      if (!(error instanceof PostgresDidNotStart)) throw error;
      if (attempt < ATTEMPTS && PASSING_TROUBLE.test(error.message)) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        continue;
      }
      throw new Error(`PostgreSQL did not start: ${error.message}\nIts log: ${order.logFile}`, {
        cause: error,
      });
    }
  }
}

function lifeOf(
  postgres: SupervisedPostgres,
  cluster: string,
  release: () => Promise<void>,
  log: (line: string) => void,
): Pick<EmbeddedDatabase, 'stop' | 'exited'> {
  let stopping: Promise<void> | undefined;
  const exited = postgres.ended.then(async (reason) => {
    const expected = stopping !== undefined;
    // Only a supervisor that was killed leaves PostgreSQL running.
    await endStalePostmaster(cluster, log).catch((error: Error) => log(error.message));
    return { expected, reason };
  });
  const stop = async () => {
    postgres.shutDown();
    await exited;
    await release();
  };
  return { exited, stop: () => (stopping ??= stop()) };
}
