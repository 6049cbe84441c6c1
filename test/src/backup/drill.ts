import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities, migrations } from '@hearthside/api';
import { Keys, makeBackup, migrate, restoreBackup, type BackupMade } from '@hearthside/platform';
import { bareDatabase, type BareDatabase } from './bare-database.js';
import { DrillLater9000000000001, DrillTables9000000000000 } from './drill-tables.js';
import { startWriters, type Writers } from './drill-writers.js';

export const CANARY = 'CANARY I have never told anybody';
export const withDrill = [...migrations, DrillTables9000000000000];
export const withLater = [...withDrill, DrillLater9000000000001];

type Order = Parameters<typeof restoreBackup>[0];

/** A backup that was made in the middle of people's writing, and what is known of them. */
export interface Drill {
  from: BareDatabase;
  made: BackupMade;
  keys: Keys;
  /** For files of the test. */
  folder: string;
  institutes: string[];
  acknowledgedBefore: Writers['acknowledged'];
  acknowledgedInAll: number;
  /** Another database, dropped with the rest. */
  aDatabase(migrated?: boolean): Promise<BareDatabase>;
  /** Of the drill's backup, into a database; anything about it may be said otherwise. */
  restore(into: BareDatabase, more?: Partial<Order>): ReturnType<typeof restoreBackup>;
  end(): Promise<void>;
}

/** @param writes to be acknowledged before the backup begins */
export async function aDrill(writes: number): Promise<Drill> {
  const keys = Keys.from(randomBytes(32));
  const folder = mkdtempSync(join(tmpdir(), 'hearthside-backup-'));
  const institutes = [randomUUID(), randomUUID()];
  const databases: BareDatabase[] = [];
  const aDatabase = async (migrated = false) => {
    const database = await bareDatabase(migrated);
    databases.push(database);
    return database;
  };
  const from = await aDatabase(true);
  const { doors } = from;
  await migrate(doors.ownerUrl, doors.appUrl, entities, withDrill);
  await fill(from, institutes);
  const writers = await startWriters(doors.appUrl, institutes);
  await writers.reached(writes);
  const acknowledgedBefore = [...writers.acknowledged];
  const made = await makeBackup({ doors, keys, folder });
  await writers.reached(acknowledgedBefore.length + 500);
  await writers.stop();
  return {
    from,
    made,
    keys,
    folder,
    institutes,
    acknowledgedBefore,
    acknowledgedInAll: writers.acknowledged.length,
    aDatabase,
    restore: (into, more = {}) =>
      restoreBackup({
        file: made.file,
        open: async () => ({ doors: into.doors, close: async () => {} }),
        keys,
        entities,
        migrations: withDrill,
        erased: [],
        hooks: {},
        mayReplace: async () => false,
        safetyFolder: join(folder, 'safety'),
        say: () => {},
        ...more,
      }),
    async end() {
      for (const database of databases) await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function fill(from: BareDatabase, institutes: string[]): Promise<void> {
  for (const id of institutes) {
    await from.rows(`INSERT INTO institute (id, name, time_zone, created_at)
      VALUES ('${id}', 'Elm House', 'UTC', now())`);
  }
  await from.rows(
    `INSERT INTO "drill Odd ""names""" VALUES
       ($1, 1.50, $2, '{"b": [1, null], "a": "\\u00e9\\n"}', '\\x00ff0a5c', '2026-11-01 01:30:00.123456-04',
        '1 mon -2 days 03:00', '{calm,glad}', 0.1::float8 + 0.2),
       ('\\.', 'NaN', E'\\\\N', NULL, '', 'infinity', NULL, '{}', '-Infinity'),
       ('', NULL, '', 'null', NULL, NULL, NULL, NULL, 'NaN')`,
    ['tab\tline\nreturn\rback\\slash \u2028 😀 ÿ', CANARY],
  );
  await from.rows(
    `INSERT INTO drill_keyless SELECT n % 3, '{"z": 1,  "a": 2}' FROM generate_series(1, 10) n`,
  );
  await from.rows(
    `INSERT INTO drill_parted SELECT d, 1 FROM generate_series('2025-12-01'::date, '2026-02-01', '1 day') d`,
  );
  await from.rows(`INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
      VALUES ('${institutes[0]}', '', 'a@example.org', true, now(), now())`);
  await from.rows(`INSERT INTO auth.session (id, token, user_id, expires_at, created_at, updated_at)
      VALUES (gen_random_uuid(), 'session-token', '${institutes[0]}', now(), now(), now())`);
  // Jobs as the application asks for them: within an institute, with and without a key.
  for (const [index, id] of institutes.entries()) {
    await from.rows(`INSERT INTO app.job_task VALUES ('drill', 7) ON CONFLICT DO NOTHING`);
    await from.rows(`BEGIN; SET LOCAL app.institute_id = '${id}';
      SELECT app.add_job('drill', '{"n": ${index}}', '2031-05-06 07:08:09.123456Z', 'only once');
      SELECT app.add_job('drill', '{"text": "tab\\t"}');
      COMMIT`);
  }
  await from.rows(`UPDATE graphile_worker._private_jobs SET attempts = 2, locked_by = 'somebody',
    locked_at = now() WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs)`);
  await from.rows(`SELECT graphile_worker.add_job('spent', max_attempts => 1)`);
  await from.rows(`UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE max_attempts = 1`);
}

/** What the schema consists of, the oids left out. */
export async function schemaOf({ rows }: BareDatabase): Promise<unknown> {
  const kinds = {
    constraints: `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
                    FROM pg_constraint WHERE connamespace IN ('public'::regnamespace, 'auth'::regnamespace)
                     AND contype <> 'n' ORDER BY 1, 2`,
    triggers: `SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger
                WHERE NOT tgisinternal ORDER BY 1, 2`,
    tables: `SELECT relname, pg_get_userbyid(relowner), relrowsecurity, relforcerowsecurity, relacl::text
               FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'auth'::regnamespace)
                AND relkind <> 'i' ORDER BY 1`,
  };
  const found: Record<string, unknown> = {};
  for (const [kind, sql] of Object.entries(kinds)) found[kind] = await rows(sql);
  return found;
}
