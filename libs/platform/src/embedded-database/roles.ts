import { Client } from 'pg';
import type { Credentials } from './credentials.js';

/** The one database and the two roles beside the superuser `postgres`. */
export const DATABASE = 'hearthside';
export const OWNER_ROLE = 'hearthside_owner';
export const APP_ROLE = 'hearthside_app';

/** The address of our database for one role; always this machine, always TCP. */
export function databaseUrl(
  port: number,
  role: string,
  password: string,
  database = DATABASE,
): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the roles and the database if absent and brings passwords and rights up to date. The app's
 * role owns nothing, makes nothing and is not above row security; what it may read and write is
 * granted by the migrations, which run as the owner.
 */
export async function ensureRolesAndDatabase(port: number, secrets: Credentials): Promise<void> {
  const url = (database: string) => databaseUrl(port, 'postgres', secrets.superuser, database);
  await withClient(url('postgres'), async (client) => {
    await ensureRole(client, OWNER_ROLE, secrets.owner);
    await ensureRole(client, APP_ROLE, secrets.app);
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!known.rowCount) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
    // The databases that PostgreSQL brings along are the superuser's alone; said at each start,
    // since the first one may have been cut off before this line.
    await client.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC');
  });
  await withClient(url(DATABASE), async (client) => {
    // Without TEMPORARY, which everybody has by default, the app cannot even make such tables.
    await client.query(`
      REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP_ROLE};
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    `);
  });
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (!known.rowCount) await client.query(`CREATE ROLE ${role}`);
  await client.query(
    `ALTER ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION
     PASSWORD ${client.escapeLiteral(password)}`,
  );
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  // A connection that breaks between two queries also fails the next query, which is reported.
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
