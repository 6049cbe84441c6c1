import { Logger as NestLogger } from '@nestjs/common';
import { Logger } from 'graphile-worker';
import pg from 'pg';

/** Milliseconds that a connection may take to come about. */
const PATIENCE = 10_000;

const logger = new NestLogger('Jobs');

/** What the queue itself has to say. Failures of jobs are logged where they happen, with an id. */
export const queueLogger = new Logger(() => (level, message, meta) => {
  if (meta?.['failure']) return;
  if (level === 'error' || level === 'warning') logger.warn(message);
});

/** Connections of the owner's, since the queue's tables are its alone. */
export function openQueuePool(ownerUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max,
    connectionTimeoutMillis: PATIENCE,
    // A database whose computer has vanished says nothing; this notices.
    keepAlive: true,
  });
  // Without listeners a database that restarts would end the process; the next query says it anyway.
  pool.on('error', (error) => logger.warn(`A connection was lost: ${error.message}`));
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
