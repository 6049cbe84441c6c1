import { Logger } from '@nestjs/common';
import { parseCronItems, type ParsedCronItem } from 'graphile-worker';
import { z } from 'zod';
import type { Contexts } from '../context/contexts.js';
import { enqueue } from './enqueue.js';
import type { StaffedTask } from './task.js';

/** The queue's own task that parts a daily one among the institutes. Not on the application's list. */
export const EACH_INSTITUTE = 'each-institute';

const DAY = 24 * 60 * 60 * 1000;

const logger = new Logger('Jobs');

const orderSchema = z.object({ task: z.string(), _cron: z.object({ ts: z.string() }) });

/** When to part which task. What was missed while nothing ran is made up for, once. */
export function dailyRounds(tasks: readonly StaffedTask[]): ParsedCronItem[] {
  return parseCronItems(
    tasks.flatMap(({ task: { name, daily } }) => {
      if (daily === undefined) return [];
      const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(daily) ?? [];
      if (!hour || !minute)
        throw new Error(`The task "${name}" says "${daily}", not 00:00 to 23:59.`);
      const match = `${Number(minute)} ${Number(hour)} * * *`;
      const options = { backfillPeriod: DAY };
      return [{ task: EACH_INSTITUTE, identifier: name, match, payload: { task: name }, options }];
    }),
  );
}

/** Gives each institute a job of its own, so that one's trouble is not another's. */
export async function forEachInstitute(
  given: unknown,
  tasks: readonly StaffedTask[],
  contexts: Contexts,
): Promise<void> {
  try {
    await partAmongInstitutes(given, tasks, contexts);
  } catch (error) {
    logger.error(`A daily round failed and is tried again: ${(error as Error).stack}`);
    throw error;
  }
}

async function partAmongInstitutes(
  given: unknown,
  tasks: readonly StaffedTask[],
  contexts: Contexts,
): Promise<void> {
  const order = orderSchema.parse(given);
  const staffed = tasks.find(({ task }) => task.name === order.task);
  if (!staffed) return;
  const institutes = await contexts
    .forService()
    .select<{ id: string }>('SELECT id FROM app.institute_ids() AS id', []);
  for (const { id } of institutes) {
    // The day is the key: parted twice, it is still done once, unless it is done already.
    const key = order._cron.ts;
    await contexts.forService(id).tx((db) => enqueue(db, staffed.task, {}, { key }));
  }
}
