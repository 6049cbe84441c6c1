import { Client } from 'pg';
import { BackupRefused } from './backup-refused.js';

/** The three ways into one database. */
export interface Doors {
  /** Reads and writes past row security: the embedded superuser, or BACKUP_DATABASE_URL. */
  allUrl: string;
  /** For migrations. */
  ownerUrl: string;
  appUrl: string;
}

/** Held by the migrations while they run; shared by backups, since no table may change under them. */
const MIGRATION_LOCK = 723001;
const OLDEST = 15;

/**
 * A connection for a backup or a restore: nothing cuts it off for being slow, and values look the same
 * from every server. It is refused where row security would hide rows, which nobody would notice.
 *
 * @throws BackupRefused with the SQL that mends it
 */
export async function connect({ allUrl, ownerUrl }: Doors): Promise<Client> {
  const client = new Client({ connectionString: allUrl, application_name: 'hearthside backup' });
  // A connection that breaks also fails the query under way, which is reported.
  client.on('error', () => {});
  await client.connect().catch((error: Error) => {
    throw new BackupRefused(`The database cannot be reached: ${error.message}`);
  });
  try {
    const { rows } = await client.query<Standing>(
      `SELECT current_user AS role, rolsuper OR rolbypassrls AS "seesAll",
              rolsuper OR coalesce((SELECT pg_has_role(current_user, o.oid, 'USAGE')
                                      FROM pg_roles o WHERE o.rolname = $1), false) AS "owns",
              current_setting('server_version_num')::int / 10000 AS version
         FROM pg_roles WHERE rolname = current_user`,
      [roleIn(ownerUrl)],
    );
    refuseUnfit(rows[0]!, ownerUrl);
    for (const [name, value] of SETTINGS) {
      if (name !== 'transaction_timeout' || rows[0]!.version >= 17) {
        await client.query(`SELECT set_config($1, $2, false)`, [name, value]);
      }
    }
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

interface Standing {
  role: string;
  seesAll: boolean;
  owns: boolean;
  version: number;
}

const SETTINGS = [
  // An error instead of missing rows, should row security apply after all.
  ['row_security', 'off'],
  ['search_path', ''],
  ['statement_timeout', '0'],
  ['lock_timeout', '0'],
  ['idle_in_transaction_session_timeout', '0'],
  ['transaction_timeout', '0'],
  ['client_encoding', 'UTF8'],
  ['DateStyle', 'ISO, YMD'],
  ['IntervalStyle', 'postgres'],
  ['TimeZone', 'UTC'],
  ['bytea_output', 'hex'],
  ['extra_float_digits', '1'],
];

function refuseUnfit({ role, seesAll, owns, version }: Standing, ownerUrl: string): void {
  if (version < OLDEST) {
    throw new BackupRefused(
      `This is PostgreSQL ${version}; Hearthside needs ${OLDEST} or a newer one.`,
    );
  }
  if (seesAll && owns) return;
  throw new BackupRefused(
    `The role "${role}" ${seesAll ? 'may not write every table' : 'cannot see every institute’s rows'}, so a backup with it would not be whole.\n${howToMakeRole(ownerUrl)}`,
  );
}

/** Which SQL makes a role for backups; the administrator of one's own PostgreSQL runs it. */
export function howToMakeRole(ownerUrl: string): string {
  const { host, pathname } = new URL(ownerUrl);
  return [
    'Backups and restores need a role of their own. Ask whoever administers your PostgreSQL to run:',
    '',
    "  CREATE ROLE hearthside_backup LOGIN BYPASSRLS PASSWORD 'a long password';",
    `  GRANT "${roleIn(ownerUrl).replaceAll('"', '""')}" TO hearthside_backup;`,
    '',
    'and then set',
    '',
    `  BACKUP_DATABASE_URL=postgres://hearthside_backup:a%20long%20password@${host}${pathname}`,
  ].join('\n');
}

export function roleIn(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** Until the connection ends no migration of ours runs; one that runs is waited for. */
export async function holdMigrationsOff(client: Client): Promise<void> {
  await client.query(`SELECT pg_advisory_lock_shared(${MIGRATION_LOCK})`);
}

/** Ends a connection also while a COPY is under way, which an orderly end would wait for. */
export function cutOff(client: Client): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
  connection.stream.destroy();
}

export async function migrationsIn(client: Client): Promise<string[]> {
  const known = await client.query(`SELECT FROM pg_class c JOIN pg_namespace n
    ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname = 'migrations'`);
  if (known.rowCount === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM public.migrations ORDER BY id',
  );
  return rows.map(({ name }) => name);
}
