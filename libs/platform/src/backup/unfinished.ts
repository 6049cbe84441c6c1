import type { Client } from 'pg';
import { BackupRefused } from './backup-refused.js';
import { roleIn, type Doors } from './connect.js';
import type { Plan } from './plan.js';

/** Stands in the database from before the first change until a restore is complete. */
const MARK = 'public.restore_unfinished';

/**
 * Hearthside does not start on a database with the mark: rows may be missing, or people who were
 * erased may be there again.
 */
export async function markUnfinished(client: Client, file: string): Promise<void> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${MARK} (file text NOT NULL, since timestamptz NOT NULL)`,
  );
  await client.query(`INSERT INTO ${MARK} VALUES ($1, now())`, [file]);
}

export async function unmark(client: Client): Promise<void> {
  await client.query(`DROP TABLE ${MARK}`);
}

export async function isUnfinished(client: Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT to_regclass('${MARK}') IS NOT NULL AS there`);
  return (rows[0] as { there: boolean }).there;
}

/** Tables that have rows. */
export async function filledTables(client: Client, { tables }: Plan): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
    if (rowCount) filled.push(name);
  }
  return filled;
}

/** @throws BackupRefused while the service, or migrations, are connected */
export async function refuseInUse(client: Client, { appUrl, ownerUrl }: Doors): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity
      WHERE datname = current_database() AND usename = ANY ($1) AND pid <> pg_backend_pid()
        AND backend_type = 'client backend'`,
    [[roleIn(appUrl), roleIn(ownerUrl)]],
  );
  if (rows[0]!.count === 0) return;
  throw new BackupRefused(
    `Hearthside is using this database (${rows[0]!.count} connections). Stop it first, then restore. ` +
      'Nothing was changed.',
  );
}

/**
 * Takes away all that the migrations made, where the database has come further than the backup. The
 * mark is set in the same transaction.
 */
export async function clearSchema(client: Client, doors: Doors, file: string): Promise<void> {
  const owner = roleIn(doors.ownerUrl);
  await client.query('BEGIN');
  const { rows } = await client.query<{ sql: string }>(
    `WITH mine AS (SELECT oid FROM pg_roles WHERE rolname = $1)
     SELECT format('DROP SCHEMA %I CASCADE', nspname) AS sql
       FROM pg_namespace, mine WHERE nspowner = mine.oid AND nspname <> 'public'
     UNION ALL
     SELECT format('DROP %s IF EXISTS public.%I CASCADE',
                   CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                                WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relname)
       FROM pg_class c, mine
      WHERE relnamespace = 'public'::regnamespace AND relowner = mine.oid AND NOT relispartition
        AND relkind IN ('r', 'p', 'v', 'm', 'S')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                          AND d.objid = c.oid
                          AND (d.deptype = 'e' OR relkind = 'S' AND d.deptype IN ('a', 'i')))
     UNION ALL
     SELECT format('DROP ROUTINE IF EXISTS public.%I(%s) CASCADE', proname,
                   pg_get_function_identity_arguments(p.oid))
       FROM pg_proc p, mine
      WHERE pronamespace = 'public'::regnamespace AND proowner = mine.oid
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
                          AND d.objid = p.oid AND d.deptype = 'e')
     UNION ALL
     SELECT format('DROP TYPE IF EXISTS public.%I CASCADE', typname)
       FROM pg_type t, mine
      WHERE typnamespace = 'public'::regnamespace AND typowner = mine.oid
        AND typtype IN ('e', 'd', 'r')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass
                          AND d.objid = t.oid AND d.deptype IN ('e', 'i'))`,
    [owner],
  );
  // One may have gone with another before its turn comes.
  for (const { sql } of rows) await client.query(sql);
  await client.query(`DROP TABLE IF EXISTS ${MARK}`);
  await markUnfinished(client, file);
  await client.query('COMMIT');
}
