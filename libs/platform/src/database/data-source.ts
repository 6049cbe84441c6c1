import type { EventEmitter } from 'node:events';
import { DataSource, type MigrationInterface } from 'typeorm';
import { migrateQueue } from '../job/queue-schema.js';

export type Entities = (new () => object)[];
type Migrations = (new () => MigrationInterface)[];

/** Milliseconds that one statement may take. */
const STATEMENT_LIMIT = 5_000;
/** Milliseconds that a connection may take to come about, or to come free. */
const PATIENCE = 10_000;

/** The application's connections: under row security, with a limit on every statement. */
export function appDataSource(url: string, entities: Entities): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    extra: {
      max: 10,
      statement_timeout: STATEMENT_LIMIT,
      connectionTimeoutMillis: PATIENCE,
      // A database whose computer has vanished says nothing; this notices.
      keepAlive: true,
      // Between two statements of one piece of work nobody listens to a connection: a database that ends
      // just then would end the service. The next statement says it anyway.
      onConnect: (client: EventEmitter) => void client.on('error', () => {}),
    },
  });
}

/** The owner's connection, for migrations and nothing else. */
export function ownerDataSource(
  ownerUrl: string,
  appUrl: string,
  entities: Entities,
  migrations: Migrations,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    extra: { max: 1, options: `-c app.role=${decodeURIComponent(new URL(appUrl).username)}` },
  });
}

/** Brings the schema up to date; safe to run at every start, by several processes at once. */
export async function migrate(
  ownerUrl: string,
  appUrl: string,
  entities: Entities,
  migrations: Migrations,
): Promise<string[]> {
  const source = await ownerDataSource(ownerUrl, appUrl, entities, migrations).initialize();
  try {
    // One connection, so the lock and the migrations share a session.
    await source.query('SELECT pg_advisory_lock(723001)');
    // Before ours, which call its functions.
    await migrateQueue(ownerUrl);
    const done = await source.runMigrations();
    return done.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
