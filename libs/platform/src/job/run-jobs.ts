import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import { run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Contexts } from '../context/contexts.js';
import { dailyRounds, EACH_INSTITUTE, forEachInstitute } from './each-institute.js';
import { atMost, keepRunning, LAST_CALL, PATIENCE } from './keep-running.js';
import { perform } from './perform.js';
import { openQueuePool, queueLogger } from './queue-pool.js';
import { QUEUE_SCHEMA } from './queue-schema.js';
import { beat, burySpentJobs, freeJobsOfDead, signOff } from './sweep.js';
import type { StaffedTask } from './task.js';

const logger = new Logger('Jobs');

/** Jobs that one process does at once. */
const AT_ONCE = 4;
/** One connection listens, the rest take jobs and put them back. */
const CONNECTIONS = AT_ONCE + 1;
/** Milliseconds between two signs of life, and between two sweeps. */
const BEAT = 5_000;
/** Milliseconds between two looks for jobs whose time has come; a new one is announced at once. */
const POLL = 2_000;

export interface JobsOrder {
  ownerUrl: string;
  contexts: Contexts;
  tasks: readonly StaffedTask[];
}

export interface RunningJobs {
  /** Waits for jobs under way, ten seconds at most; what is not done then is done by another. */
  stop(): Promise<void>;
}

/**
 * Does jobs until it is stopped. Any number of processes may do so on one database. A database that goes away
 * is waited for; the jobs of a process that dies are done by others within half a minute.
 */
export async function runJobs(order: JobsOrder): Promise<RunningJobs> {
  const parsedCronItems = dailyRounds(order.tasks);
  const pool = openQueuePool(order.ownerUrl, CONNECTIONS);
  const { options, workers } = optionsFor(pool, order);
  const begin = () =>
    run({
      ...options,
      parsedCronItems,
      pollInterval: POLL,
      gracefulShutdownAbortTimeout: PATIENCE,
    } as Parameters<typeof run>[0]);
  try {
    await refuseUnlisted(pool, order.tasks);
    const queue = await keepRunning(begin, workers);
    const pulse = keepSweeping(pool, order.tasks, workers);
    return {
      async stop() {
        await queue.stop();
        const farewell = pulse.stop().then(() => signOff(pool, [...workers]));
        await atMost(
          LAST_CALL,
          farewell.catch(() => {}),
        );
        await atMost(LAST_CALL, pool.end());
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Does every job whose time has come, and ends. */
export async function runJobsOnce(order: JobsOrder): Promise<void> {
  const pool = openQueuePool(order.ownerUrl, CONNECTIONS);
  const { options, workers } = optionsFor(pool, order);
  try {
    await refuseUnlisted(pool, order.tasks);
    await sweep(pool, order.tasks);
    await runOnce(options);
    await signOff(pool, [...workers]);
  } finally {
    await pool.end();
  }
}

function optionsFor(pool: Pool, { tasks, contexts }: JobsOrder) {
  const workers = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => workers.add(workerPool.id));
  const taskList: TaskList = {
    [EACH_INSTITUTE]: (payload) => forEachInstitute(payload, tasks, contexts),
  };
  for (const staffed of tasks) {
    taskList[staffed.task.name] = (payload, helpers) =>
      perform(staffed, payload, helpers, { pool, contexts });
  }
  const options = {
    pgPool: pool,
    schema: QUEUE_SCHEMA,
    logger: queueLogger,
    concurrency: AT_ONCE,
    // The service has its own way to end.
    noHandleSignals: true,
    // Without these the note that a job is done fails as a rejection nobody handles, which ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    events,
    taskList,
  };
  return { options, workers };
}

/** @throws Error when a task could never be asked for */
async function refuseUnlisted(pool: Pool, tasks: readonly StaffedTask[]): Promise<void> {
  const names = tasks.map(({ task }) => task.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`Two providers do the task "${twice}".`);
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM app.job_task');
  const listed = new Set(rows.map(({ name }) => name));
  const unlisted = names.filter((name) => !listed.has(name));
  if (unlisted.length > 0) {
    throw new Error(`Not on the list of tasks: ${unlisted.join(', ')}. See allowTask.`);
  }
}

async function sweep(pool: Pool, tasks: readonly StaffedTask[]): Promise<void> {
  await freeJobsOfDead(pool);
  const names = new Map(tasks.map(({ task }) => [task.name, task.what]));
  await burySpentJobs(pool, (task) => names.get(task) ?? task);
}

function keepSweeping(pool: Pool, tasks: readonly StaffedTask[], workers: ReadonlySet<string>) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async () => {
    try {
      // First, so that a computer that slept does not take itself for dead.
      await beat(pool, [...workers]);
      await sweep(pool, tasks);
    } catch (error) {
      logger.warn(`Jobs could not be swept: ${(error as Error).message}`);
    }
    if (!stopped) timer = setTimeout(() => (last = round()), BEAT);
  };
  let last = round();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await last;
    },
  };
}
