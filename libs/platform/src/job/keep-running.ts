import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Runner } from 'graphile-worker';

const logger = new Logger('Jobs');

/** Milliseconds that jobs under way get when the process ends, before they are told to hurry, and after. */
export const PATIENCE = 5_000;
export const LAST_CALL = 5_000;
/** Milliseconds before the queue is begun anew. */
const BREAK = 3_000;

/**
 * The queue gives up when it cannot note what became of a job, as when the database is away. It is begun anew,
 * under another name: what the former had in hand is given free like a dead worker's.
 *
 * @param workers names of those at work just now; a new queue adds its own
 */
export async function keepRunning(begin: () => Promise<Runner>, workers: Set<string>) {
  const over = new AbortController();
  let runner: Runner | undefined = await begin();
  const life = (async () => {
    while (!over.signal.aborted) {
      await runner?.promise.catch(complain);
      await pause(BREAK, undefined, { signal: over.signal }).catch(() => {});
      if (over.signal.aborted) return;
      workers.clear();
      runner = await begin().catch(complain);
    }
    await runner?.stop();
  })();
  return {
    async stop() {
      over.abort();
      const end = Promise.all([runner?.stop().catch(() => {}), life]);
      if (await atMost(PATIENCE + LAST_CALL, end)) return;
      await atMost(
        LAST_CALL,
        runner?.kill('Hearthside ended.').catch(() => {}),
      );
    },
  };
}

function complain(error: unknown): undefined {
  logger.warn(`Jobs are not done just now: ${String(error)}`);
}

/** @returns false when it takes longer */
export async function atMost(
  milliseconds: number,
  work: Promise<unknown> | undefined,
): Promise<boolean> {
  const timer = new AbortController();
  const late = pause(milliseconds, false, { signal: timer.signal }).catch(() => false);
  const inTime = await Promise.race([Promise.resolve(work).then(() => true), late]);
  timer.abort();
  return inTime;
}
