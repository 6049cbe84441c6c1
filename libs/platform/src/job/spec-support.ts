import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@hearthside/testing';
import pg from 'pg';
import { z } from 'zod';
import type { Context } from '../context/context.js';
import { FailedJob } from './failed-job.entity.js';
import { allowTask } from './job-tables.js';
import { runJobsOnce } from './run-jobs.js';
import { defineTask, type DoesJobs, type StaffedTask } from './task.js';

/** A task of the tests' own. */
export const WATER = defineTask({
  name: 'water-plants',
  what: 'Watering the plants',
  payload: z.object({ bed: z.string() }),
});

/** A database on which the tests' task is on the list. */
export async function gardenDatabase(...more: string[]): Promise<TestDatabase> {
  const database = await testDatabase([FailedJob]);
  await asOwner(database, async (client) => {
    for (const name of [WATER.name, ...more]) await allowTask(client as never, name, 3);
  });
  return database;
}

/** Work on a connection of the owner's, such as somebody who runs the service has. */
export async function asOwner<T>(
  { ownerUrl }: Pick<TestDatabase, 'ownerUrl'>,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A new institute, and the service's context there. */
export async function anInstitute({ contexts }: TestDatabase): Promise<Context & { id: string }> {
  const id = randomUUID();
  const ctx = contexts.forService(id);
  await ctx.tx((db) =>
    db.query(`INSERT INTO institute VALUES ($1, 'Garden School', 'Europe/Berlin', now())`, [id]),
  );
  return Object.assign(ctx, { id });
}

/** Somebody who does the tests' jobs as they say. */
export function does(run: DoesJobs<{ bed: string }>['run']): StaffedTask {
  return { task: WATER, worker: { run } };
}

/** Does what is due just now, pauses between attempts left out. */
export async function doDueJobs(database: TestDatabase, ...tasks: StaffedTask[]): Promise<void> {
  await asOwner(database, (client) =>
    client.query('UPDATE graphile_worker._private_jobs SET run_at = now()'),
  );
  const { ownerUrl, contexts } = database;
  await runJobsOnce({ ownerUrl, contexts, tasks });
}

/** How many jobs are in the queue, of whatever state. */
export function queued(database: TestDatabase): Promise<number> {
  return asOwner(database, async (client) => {
    const { rows } = await client.query(
      'SELECT count(*)::int AS n FROM graphile_worker._private_jobs',
    );
    return (rows[0] as { n: number }).n;
  });
}
