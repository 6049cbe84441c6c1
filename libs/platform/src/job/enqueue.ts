import type { EntityManager } from 'typeorm';
import type { TaskDefinition } from './task.js';

export interface JobOptions {
  /** Not before then. */
  runAt?: Date;
  /**
   * A job of the same institute, task and key that nobody has begun is replaced. At most 200 characters.
   */
  key?: string;
}

/**
 * Writes a job into the caller's transaction: it is there when the rest is, and only then. The institute is
 * the transaction's own.
 *
 * @returns the job's id
 */
export async function enqueue<Payload>(
  db: EntityManager,
  task: TaskDefinition<Payload>,
  payload: Payload,
  { runAt, key }: JobOptions = {},
): Promise<string> {
  const told = JSON.stringify(task.payload.parse(payload));
  const [row] = (await db.query('SELECT app.add_job($1, $2, $3, $4) AS id', [
    task.name,
    told,
    runAt ?? null,
    key ?? null,
  ])) as [{ id: string }];
  return row.id;
}
