import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Keys } from '../keys/keys.js';
import { BackupRefused } from './backup-refused.js';
import { setAsideConstraints } from './constraints.js';
import { CopyIn } from './copy-in.js';
import { addJobsAgain, COPY_JOBS_IN, dropJobs, makeRoomForJobs } from './jobs.js';
import { copyIn, copyOut, planOf, type Plan } from './plan.js';
import { JOBS, readBackup, type PartSum } from './read-backup.js';
import type { Manifest, TableShape } from './record.js';
import { Sum } from './sum.js';

export interface Loaded {
  parts: PartSum[];
  /** Tables in the backup that no migration makes: somebody else's, and not restored. */
  foreign: string[];
}

/**
 * Puts a backup in the place of what is in the tables, in the transaction that is open on `client`:
 * all of it, checked, or nothing. The schema must be that of the backup's migrations.
 */
export async function load(
  client: Client,
  file: string,
  keys: Keys,
  progress: (part: PartSum) => void,
): Promise<Loaded> {
  const plan = await planOf(client);
  const { keysAgain, triggersAgain } = await setAsideConstraints(client);
  await empty(client, plan);
  const known = new Map(plan.tables.map((table) => [table.name, table]));
  let copy: CopyIn | undefined;
  const { manifest, parts } = await readBackup(file, keys, async (record) => {
    if (record.kind === 'begin') await prepare(client, record.manifest, plan);
    else if (record.kind === 'part') copy = copyFor(client, record.name, known);
    else if (record.kind === 'rows') await copy?.write(record.bytes);
    else if (record.kind === 'sum') await copy?.end();
  });
  for (const { name, last } of manifest.sequences) {
    await client.query('SELECT setval(to_regclass($1), $2) WHERE to_regclass($1) IS NOT NULL', [
      name,
      last,
    ]);
  }
  for (const sql of [...keysAgain, ...triggersAgain]) await client.query(sql);
  for (const part of parts) {
    const table = known.get(part.name);
    if (table) await compare(client, copyOut(table), part);
    if (part.name === JOBS) await addJobsAgain(client, part.rows);
    progress(part);
  }
  const foreign = parts.map(({ name }) => name).filter((name) => name !== JOBS && !known.has(name));
  return { parts, foreign };
}

/** Also sessions and the like: they are of people who may not be there any more. */
async function empty(client: Client, plan: Plan): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname || '.' || c.relname = ANY ($1) AND c.relkind IN ('r', 'p')`,
    [plan.leftOut.filter((name) => !KEPT.includes(name))],
  );
  const tables = [...plan.tables, ...rows].map(({ name }) => name);
  await client.query(`TRUNCATE ${tables.join(', ')}`);
  if (plan.jobs) await dropJobs(client);
}

/** Written by the migrations, or by the restore itself. */
const KEPT = ['public.migrations', 'public.restore_unfinished', 'app.job_task'];

async function prepare(client: Client, manifest: Manifest, plan: Plan): Promise<void> {
  const known = new Map(plan.tables.map((table) => [table.name, shape(table)]));
  for (const table of manifest.tables) {
    const here = known.get(table.name);
    if (here !== undefined && here !== shape(table)) {
      throw new BackupRefused(
        `The table ${table.name} is not the one that Hearthside makes: somebody changed its columns, here or where the backup was made.\n  in the backup: ${shape(table)}\n  here: ${here}`,
      );
    }
  }
  if (!manifest.jobs) return;
  if (!plan.jobs)
    throw new BackupRefused('The backup holds jobs, and this database has no place for them.');
  await makeRoomForJobs(client);
}

function shape({ columns }: TableShape): string {
  return columns
    .map(({ name, type }) => `${name} ${type}`)
    .sort()
    .join(', ');
}

function copyFor(client: Client, name: string, known: Map<string, TableShape>): CopyIn | undefined {
  if (name === JOBS) return new CopyIn(client, COPY_JOBS_IN);
  const table = known.get(name);
  return table && new CopyIn(client, copyIn(table));
}

/** Reads a table as it was read for the backup. */
async function compare(client: Client, sql: string, expected: PartSum): Promise<void> {
  const sum = new Sum();
  for await (const bytes of client.query(copyTo(sql)) as AsyncIterable<Buffer>) sum.add(bytes);
  const { rows, sha256 } = sum.result();
  if (rows === expected.rows && sha256 === expected.sha256) return;
  throw new BackupRefused(
    `The table ${expected.name} came out differently from what the backup holds (${rows} rows of ${expected.rows}).`,
  );
}
