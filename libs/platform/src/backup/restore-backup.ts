import type { Client } from 'pg';
import type { DataSource, MigrationInterface } from 'typeorm';
import { appDataSource, migrate, type Entities } from '../database/data-source.js';
import type { Keys } from '../keys/keys.js';
import { BackupDamaged, BackupRefused } from './backup-refused.js';
import { connect, cutOff, migrationsIn, type Doors } from './connect.js';
import type { Erasure } from './erasure-ledger.js';
import { load, type Loaded } from './load.js';
import { makeBackup } from './make-backup.js';
import type { Place } from './place.js';
import { planOf } from './plan.js';
import { readBackup, type BackupContents, type PartSum } from './read-backup.js';
import {
  clearSchema,
  filledTables,
  isUnfinished,
  markUnfinished,
  refuseInUse,
  unmark,
} from './unfinished.js';

type Migrations = (new () => MigrationInterface)[];

/** What other rooms do with a database that was restored, as the application's role. */
export interface RestoreHooks {
  /** Sentences about what is not as it should be, such as a chain of audit entries that is broken. */
  verify?: (source: DataSource) => Promise<string[]>;
  /** Erases again whom the ledger names; may be repeated. Returns how many were there again. */
  replay?: (source: DataSource, entries: Erasure[]) => Promise<number>;
  /** Notes that a backup of that moment is back (ISO, UTC). */
  note?: (source: DataSource, madeAt: string) => Promise<void>;
}

export interface RestoreOrder {
  file: string;
  /** Called once the file is known to be whole; closed at the end. */
  open: () => Promise<Place>;
  keys: Keys;
  entities: Entities;
  /** All of this program, in order. */
  migrations: Migrations;
  /** Whom to erase again. */
  erased: Erasure[];
  hooks: RestoreHooks;
  /** What to do with rows that are there: asked once, before any change. */
  mayReplace: (filled: string[]) => Promise<boolean>;
  /** Gets a backup of what is replaced. */
  safetyFolder: string;
  say: (line: string) => void;
  progress?: (part: PartSum) => void;
}

export interface Restored extends BackupContents {
  foreign: string[];
  /** The backup of what was there before. */
  safetyFile: string | undefined;
  newerMigrations: string[];
  erasedAgain: number;
  /** From the hook that verifies. */
  faults: string[];
}

/**
 * Puts a backup into a database. Everything that can be found out is found out before the first
 * change, and rows are loaded in one transaction.
 *
 * @throws BackupRefused; where something was changed already, the message says so
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const { file, keys, hooks, erased } = order;
  if (erased.length > 0 && !hooks.replay) {
    throw new BackupRefused(
      'People were erased, and this Hearthside cannot erase them again. Nothing was changed.',
    );
  }
  order.say('Reading the backup from beginning to end …');
  const contents = await untouched(readBackup(file, keys));
  const ofBackup = migrationsOf(contents, order.migrations);
  const place = await order.open();
  try {
    return await restoreInto(place.doors, order, contents, ofBackup);
  } finally {
    await place.close();
  }
}

async function restoreInto(
  doors: Doors,
  order: RestoreOrder,
  contents: BackupContents,
  ofBackup: Migrations,
): Promise<Restored> {
  const { say, entities } = order;
  const client = await connect(doors);
  try {
    await refuseInUse(client, doors);
    const safetyFile = await makeRoom(client, doors, order, contents);
    say('Putting the tables in place …');
    const cleared = await clearIfFurther(client, doors, order, contents);
    await migrate(doors.ownerUrl, doors.appUrl, entities, ofBackup);
    const loaded = await loadAll(client, order, cleared, safetyFile);
    const { ownerUrl, appUrl } = doors;
    const newerMigrations = await migrate(ownerUrl, appUrl, entities, order.migrations);
    say('Checking what was restored …');
    const { faults, erasedAgain } = await afterwards(doors, order, contents.manifest.madeAt);
    await unmark(client);
    await client.query('ANALYZE');
    await client.end();
    return { ...contents, ...loaded, safetyFile, newerMigrations, erasedAgain, faults };
  } catch (error) {
    cutOff(client);
    throw error;
  }
}

/** Says so where the file is at fault: whoever reads it wonders first about what they have. */
async function untouched<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof BackupRefused)) throw error;
    const advice =
      error instanceof BackupDamaged ? ' Take another backup, or another copy of it.' : '';
    throw new BackupRefused(`${error.message}${advice} Nothing was changed.`);
  });
}

function migrationsOf({ manifest }: BackupContents, all: Migrations): Migrations {
  const names = new Set(all.map(nameOf));
  const unknown = manifest.migrations.filter((name) => !names.has(name));
  if (unknown.length > 0) {
    throw new BackupRefused(
      'The backup was made by a newer Hearthside than this one. Update Hearthside, then restore. ' +
        `Nothing was changed. (Not known here: ${unknown.join(', ')})`,
    );
  }
  return all.filter((each) => manifest.migrations.includes(nameOf(each)));
}

function nameOf(migration: new () => MigrationInterface): string {
  return new migration().name ?? migration.name;
}

/** Asks before rows are replaced, and saves them. */
async function makeRoom(
  client: Client,
  doors: Doors,
  order: RestoreOrder,
  { manifest }: BackupContents,
): Promise<string | undefined> {
  if ((await migrationsIn(client)).length === 0) return undefined;
  // What a restore left half-way came from a backup, and is in no state to be saved.
  if (await isUnfinished(client)) return undefined;
  const filled = await filledTables(client, await planOf(client));
  if (filled.length === 0) return undefined;
  if (!(await order.mayReplace(filled))) {
    throw new BackupRefused(
      `There is something in this database already (rows in ${filled.length} tables). To put the backup of ${manifest.madeAt} in its place, add --replace: what is there now is saved first. Nothing was changed.`,
    );
  }
  order.say('Saving what is there now …');
  const { keys, safetyFolder: folder } = order;
  return (await makeBackup({ doors, keys, folder })).file;
}

/** Where the database has come further than the backup, its tables are made anew: true then. */
async function clearIfFurther(
  client: Client,
  doors: Doors,
  { file }: RestoreOrder,
  { manifest }: BackupContents,
): Promise<boolean> {
  const ran = await migrationsIn(client);
  const further = ran.some((name) => !manifest.migrations.includes(name));
  if (further) await clearSchema(client, doors, file);
  return further;
}

async function loadAll(
  client: Client,
  order: RestoreOrder,
  cleared: boolean,
  safetyFile: string | undefined,
): Promise<Loaded> {
  order.say('Writing what the backup holds …');
  const { file, keys, progress = () => {} } = order;
  try {
    await client.query('BEGIN');
    if (!(await isUnfinished(client))) await markUnfinished(client, file);
    const loaded = await load(client, file, keys, progress);
    await client.query('COMMIT');
    return loaded;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const state = cleared
      ? 'The database is empty now, and Hearthside will not start on it until a restore is complete.' +
        (safetyFile ? ` What was in it is in ${safetyFile}.` : '')
      : 'Nothing was changed.';
    const message = `The backup could not be written into the database: ${reason}\n${state}`;
    throw new BackupRefused(message, { cause: error });
  }
}

async function afterwards(doors: Doors, { entities, hooks, erased }: RestoreOrder, madeAt: string) {
  const source = await appDataSource(doors.appUrl, entities).initialize();
  try {
    const faults = (await hooks.verify?.(source)) ?? [];
    const erasedAgain = erased.length > 0 ? await hooks.replay!(source, erased) : 0;
    await hooks.note?.(source, madeAt);
    return { faults, erasedAgain };
  } finally {
    await source.destroy();
  }
}
