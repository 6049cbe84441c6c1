import { randomBytes } from 'node:crypto';
import {
  appDataSource,
  Contexts,
  contextOn,
  type Context,
  type Service,
  type Entities,
} from '@hearthside/platform';
import pg from 'pg';
import type { DataSource } from 'typeorm';

/** A database of a spec file's own, migrated, with the two roles of the real one. */
export interface TestDatabase {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** Connected as the application's role. */
  source: DataSource;
  /** A context of the service on what belongs to no institute, at the given time or now. */
  ctx(now?: Date): Context;
  contexts: Contexts;
  drop(): Promise<void>;
}

const SERVICE: Service = { kind: 'service', instituteId: undefined };

/** Copies the template that `npm test` has made. */
export async function testDatabase(entities: Entities): Promise<TestDatabase> {
  const given = process.env['HEARTHSIDE_TEST_DATABASE'];
  if (!given) throw new Error('Run tests with "npm test": it starts the database they need.');
  const urls = JSON.parse(given) as Record<
    'superuserUrl' | 'ownerUrl' | 'appUrl' | 'template',
    string
  >;
  const name = `spec_${randomBytes(6).toString('hex')}`;
  // A copy has not its template's rights on the database itself; these are the real one's.
  await asSuperuser(
    urls.superuserUrl,
    `CREATE DATABASE ${name} TEMPLATE ${urls.template} OWNER hearthside_owner`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO hearthside_app`,
  );
  const on = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const source = await appDataSource(on(urls.appUrl), entities).initialize();
  return {
    superuserUrl: on(urls.superuserUrl),
    ownerUrl: on(urls.ownerUrl),
    appUrl: on(urls.appUrl),
    source,
    contexts: new Contexts(source),
    ctx: (now) => contextOn(source, SERVICE, now ? () => now : undefined),
    drop: async () => {
      await source.destroy();
      await asSuperuser(urls.superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asSuperuser(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two copies of one template must wait for each other.
    await client.query('SELECT pg_advisory_lock(723003)');
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}
