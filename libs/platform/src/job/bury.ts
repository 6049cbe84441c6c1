import type { Pool } from 'pg';
import { settingTenant } from '../database/select.js';

/** A job of the queue that is not to be tried again. */
export interface DeadJob {
  /** The queue's own number. */
  row: string;
  id: string;
  institute: string;
  task: string;
  what: string;
  payload: unknown;
  failure: Failure;
}

/** What is stored of an error: nothing that it says, unless it was written for people to read. */
export interface Failure {
  errorId: string | null;
  reason: string | null;
}

/**
 * Takes a job out of the queue and puts it among its institute's failed ones, both or neither. Of several
 * who try, one does it.
 *
 * @param worker who has the job just now; without one it must be free and have used up its attempts
 */
export async function bury(pool: Pool, job: DeadJob, worker?: string): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // The institute's own rows are hidden from the owner too, unless it names the institute.
    await client.query(`BEGIN; ${settingTenant(job.institute)}`);
    await client.query(
      `WITH gone AS (
         DELETE FROM graphile_worker._private_jobs
          WHERE id = $1
            AND (locked_by = $2 OR (locked_at IS NULL AND attempts >= max_attempts))
         RETURNING id)
       INSERT INTO failed_job
              (institute_id, id, task, what, reason, error_id, failed_at, payload)
       SELECT $3, $4, $5, $6, $7, $8, now(), $9 FROM gone
       ON CONFLICT (institute_id, id) DO UPDATE
          SET reason = excluded.reason, error_id = excluded.error_id, failed_at = excluded.failed_at`,
      [
        job.row,
        worker ?? null,
        job.institute,
        job.id,
        job.task,
        job.what,
        job.failure.reason,
        job.failure.errorId,
        JSON.stringify(job.payload),
      ],
    );
    await client.query('COMMIT');
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    // A connection in the middle of a transaction is closed, which undoes it.
    client.release(broken);
  }
}
