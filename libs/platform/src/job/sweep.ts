import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { bury } from './bury.js';
import { openEnvelope, readFailure } from './envelope.js';

const logger = new Logger('Jobs');

/** After so long without a word a worker is taken for dead. */
const SILENCE = "interval '20 seconds'";
/** What failed for good and is nobody's in particular is kept for so long. */
const KEPT = "interval '30 days'";
/** Jobs looked at in one sweep; the rest come in the next. */
const AT_ONCE = 100;

/** Says that these workers live. */
export async function beat(pool: Pool, workers: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO app.job_worker SELECT id, now() FROM unnest($1::text[]) AS id
       ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
    [workers],
  );
}

/** Says that these workers have ended, with nothing in hand. */
export async function signOff(pool: Pool, workers: readonly string[]): Promise<void> {
  await pool.query('DELETE FROM app.job_worker WHERE id = ANY ($1)', [workers]);
}

/**
 * Gives the jobs of dead workers free. The queue itself would wait four hours, since it cannot know. Nobody is
 * taken for dead before the database has been up for as long: until then they may all be coming back.
 */
export async function freeJobsOfDead(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT j.locked_by AS id FROM graphile_worker._private_jobs j
      WHERE j.locked_at < now() - ${SILENCE}
        AND pg_postmaster_start_time() < now() - ${SILENCE}
        AND NOT EXISTS (SELECT FROM app.job_worker w
                         WHERE w.id = j.locked_by AND w.seen_at > now() - ${SILENCE})`,
  );
  if (rows.length === 0) return 0;
  const dead = rows.map(({ id }) => id);
  await pool.query('SELECT graphile_worker.force_unlock_workers($1)', [dead]);
  await signOff(pool, dead);
  logger.warn(`The jobs of ${dead.length} workers that have died are done by others.`);
  return dead.length;
}

interface Spent {
  row: string;
  task: string;
  key: string | null;
  payload: unknown;
  last_error: string | null;
}

/**
 * Sees to jobs that have used up their attempts and are still in the queue: a process ended before it could
 * note that they failed, or a newer job with the same key has taken their place.
 *
 * @param whatOf a task in plain words
 */
export async function burySpentJobs(pool: Pool, whatOf: (task: string) => string): Promise<void> {
  const { rows } = await pool.query<Spent>(
    `SELECT j.id AS row, t.identifier AS task, j.key, j.payload, j.last_error
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE NOT j.is_available AND j.locked_at IS NULL AND j.payload ->> 'institute' IS NOT NULL
      ORDER BY j.id LIMIT ${AT_ONCE}`,
  );
  for (const { row, task, key, payload: given, last_error } of rows) {
    const envelope = openEnvelope(given);
    if (!envelope?.institute) continue;
    const { id, institute, payload, keyed } = envelope;
    if (keyed && key === null) {
      await drop(pool, row);
      continue;
    }
    const failure = readFailure(last_error);
    try {
      await bury(pool, { row, id, institute, task, what: whatOf(task), payload, failure });
    } catch (error) {
      const { code, message } = error as Error & { code?: string };
      const gone = code === FOREIGN_KEY_VIOLATION;
      const why = gone ? 'its institute is gone' : message;
      logger.warn(`Job ${id} (${task}) failed for good, which is not noted: ${why}`);
      if (gone) await drop(pool, row);
    }
  }
  await pool.query(
    `DELETE FROM graphile_worker._private_jobs
      WHERE NOT is_available AND locked_at IS NULL AND updated_at < now() - ${KEPT}
        AND payload ->> 'institute' IS NULL`,
  );
}

const FOREIGN_KEY_VIOLATION = '23503';

async function drop(pool: Pool, row: string): Promise<void> {
  await pool.query(
    `DELETE FROM graphile_worker._private_jobs
      WHERE id = $1 AND NOT is_available AND locked_at IS NULL`,
    [row],
  );
}
