import { runMigrations } from 'graphile-worker';
import { openQueuePool, queueLogger } from './queue-pool.js';

/** Where the queue's own tables are; it would otherwise take a name from the environment. */
export const QUEUE_SCHEMA = 'graphile_worker';

/** Brings the queue's tables up to date, as the owner; needs no superuser and no extension. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const pool = openQueuePool(ownerUrl, 1);
  try {
    await runMigrations({ pgPool: pool, schema: QUEUE_SCHEMA, logger: queueLogger });
  } finally {
    await pool.end();
  }
}
