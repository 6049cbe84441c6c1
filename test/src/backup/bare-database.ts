import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Client } from 'pg';

/** A database that nobody is connected to, by the addresses of its three roles. */
export interface BareDatabase {
  name: string;
  doors: { allUrl: string; ownerUrl: string; appUrl: string };
  /** As the superuser. */
  rows<Row = Record<string, any>>(sql: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** @param migrated false for one with nothing in it at all */
export async function bareDatabase(migrated: boolean): Promise<BareDatabase> {
  const given = process.env['HEARTHSIDE_TEST_DATABASE'];
  if (!given) throw new Error('Run tests with "npm test": it starts the database they need.');
  const urls = JSON.parse(given) as Record<string, string>;
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const on = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const allUrl = on(urls['superuserUrl']!);
  await withClient(urls['superuserUrl']!, async (client) => {
    // Two copies of one template must wait for each other.
    await client.query('SELECT pg_advisory_lock(723003)');
    const template = migrated ? urls['template'] : 'template0';
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER hearthside_owner`);
  });
  return {
    name,
    doors: { allUrl, ownerUrl: on(urls['ownerUrl']!), appUrl: on(urls['appUrl']!) },
    rows: (sql, values) =>
      withClient(allUrl, async (client) => (await client.query(sql, values)).rows),
    drop: () =>
      withClient(urls['superuserUrl']!, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      }),
  };
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
