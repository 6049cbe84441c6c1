import type { Client } from 'pg';
import { BackupRefused } from './backup-refused.js';
import { JOB_SCHEMA } from './left-out.js';

const COLUMNS = 'task, payload, queue, run_at, max_attempts, key, priority, flags';

/** Jobs that still have a try left, in the order in which they were added. */
export const COPY_JOBS_OUT = `COPY (
  SELECT t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority,
         (SELECT array_agg(f) FROM jsonb_object_keys(j.flags) f)
    FROM ${JOB_SCHEMA}._private_jobs j
    JOIN ${JOB_SCHEMA}._private_tasks t ON t.id = j.task_id
    LEFT JOIN ${JOB_SCHEMA}._private_job_queues q ON q.id = j.job_queue_id
   WHERE j.attempts < j.max_attempts
   ORDER BY j.id) TO STDOUT`;

export const COPY_JOBS_IN = `COPY pg_temp.saved_job (${COLUMNS}) FROM STDIN`;

/** Where jobs wait within a restore until everything they speak of is there. */
export async function makeRoomForJobs(client: Client): Promise<void> {
  await client.query(`
    CREATE TEMPORARY TABLE saved_job (
      place bigint GENERATED ALWAYS AS IDENTITY, task text, payload json, queue text,
      run_at timestamptz, max_attempts int, key text, priority int, flags text[]
    ) ON COMMIT DROP`);
}

/** Takes the jobs of what is replaced away; those that run cannot be, since the service is stopped. */
export async function dropJobs(client: Client): Promise<void> {
  await client.query(`DELETE FROM ${JOB_SCHEMA}._private_jobs`);
}

/** Adds the jobs again, each with its key, so that what may be there only once stays so. */
export async function addJobsAgain(client: Client, expected: number): Promise<void> {
  const { rows } = await client.query<{ added: number }>(`
    SELECT count(${JOB_SCHEMA}.add_job(
             s.task, s.payload, queue_name => s.queue, run_at => s.run_at,
             max_attempts => s.max_attempts, job_key => s.key, priority => s.priority,
             flags => s.flags))::int AS added
      FROM (SELECT * FROM pg_temp.saved_job ORDER BY place) s`);
  const added = rows[0]!.added;
  if (added === expected) return;
  throw new BackupRefused(`Of ${expected} jobs that waited, ${added} could be added again.`);
}
