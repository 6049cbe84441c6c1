import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Job, JobHelpers } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Contexts } from '../context/contexts.js';
import { bury, type Failure } from './bury.js';
import { persist } from './persist.js';
import { openEnvelope, writeFailure, type Envelope } from './envelope.js';
import { JobRefused } from './job-refused.js';
import type { StaffedTask } from './task.js';

const logger = new Logger('Jobs');

const REMOVE = 'DELETE FROM graphile_worker._private_jobs WHERE id = $1 AND locked_by = $2';

/** Does one job of the queue and sees to what becomes of it. */
export async function perform(
  { task, worker }: StaffedTask,
  given: unknown,
  { job, abortSignal: signal }: JobHelpers,
  { pool, contexts }: { pool: Pool; contexts: Contexts },
): Promise<void> {
  const envelope = openEnvelope(given);
  if (!envelope) throw new Error('The job did not come by app.add_job.');
  try {
    const { data: payload, error } = task.payload.safeParse(envelope.payload);
    if (error) {
      const why = 'It was written by another version of Hearthside, which told it other things.';
      throw new JobRefused(why, { cause: error });
    }
    const ctx = contexts.forService(envelope.institute ?? undefined);
    await worker.run(ctx, payload, { jobId: envelope.id, attempt: job.attempts, signal });
  } catch (error) {
    const failure = note(error, envelope, job);
    const final = error instanceof JobRefused || job.attempts >= job.max_attempts;
    if (final && (await isOver(pool, job, envelope, task.what, failure, signal))) return;
    throw new Error(writeFailure(failure), { cause: error });
  }
  // The queue does so too, but once: a database that was away would have the job done twice.
  await persist(() => pool.query(REMOVE, [job.id, job.locked_by]), signal);
}

/** Writes the error into the log, where it may say what it likes. */
function note(error: unknown, { id, institute }: Envelope, job: Job): Failure {
  const errorId = randomUUID();
  const { task_identifier: task, attempts, max_attempts: most } = job;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause = error instanceof Error && error.cause ? `\nCaused by: ${String(error.cause)}` : '';
  logger.error(
    `${errorId} ${task}, job ${id} of institute ${institute ?? 'none'}, attempt ${attempts} of ${most}: ${stack}${cause}`,
  );
  return { errorId, reason: error instanceof JobRefused ? error.message : null };
}

/** @returns true when the job has left the queue */
async function isOver(
  pool: Pool,
  job: Job,
  { id, institute, payload }: Envelope,
  what: string,
  failure: Failure,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    if (institute === null) {
      // Nobody's in particular: it stays in the queue, past its attempts, for who runs the service.
      await pool.query(
        'UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE id = $1 AND locked_by = $2',
        [job.id, job.locked_by],
      );
      return false;
    }
    const dead = { row: job.id, id, institute, task: job.task_identifier, what, payload, failure };
    await persist(() => bury(pool, dead, job.locked_by ?? undefined), signal);
    return true;
  } catch (error) {
    // Whoever sweeps next does it.
    logger.warn(`Job ${id} failed for good, which could not be noted yet: ${String(error)}`);
    return false;
  }
}
