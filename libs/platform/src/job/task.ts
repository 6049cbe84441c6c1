import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Context } from '../context/context.js';

/** A kind of work that is done later, and what it is told. */
export interface TaskDefinition<Payload> {
  /** Also on the list in the database: `allowTask` in a migration. */
  name: string;
  /** What it does, for a coordinator who reads that it failed: "Sending a mail". */
  what: string;
  /** Ids, and nothing secret: payloads are stored as they are. At most 20 kB. */
  payload: z.ZodType<Payload>;
  /** Time of day in UTC, such as "03:15", at which it is done for each institute, with the payload {}. */
  daily?: string;
}

/** One job, as the one who does it needs to know it. */
export interface JobAbout {
  /** The same at each attempt, and when somebody asks for a failed job again. */
  jobId: string;
  /** From 1 on. */
  attempt: number;
  /** Aborted when the service ends and cannot wait much longer. */
  signal: AbortSignal;
}

/**
 * Does a task's jobs. A job may be done more than once: when the process ends between the work and the note
 * that it is done, and when a mail server has taken a mail and its answer gets lost. So doing it again
 * must change nothing: what is stored is stored under `jobId`, or is asked for first.
 */
export interface DoesJobs<Payload> {
  /**
   * @param ctx the service's own, at the institute that asked
   * @throws JobRefused when trying again is no use; at anything else it is tried again
   */
  run(ctx: Context, payload: Payload, about: JobAbout): Promise<void>;
}

const TASK = Symbol('hearthside.task');

export function defineTask<Payload>(task: TaskDefinition<Payload>): TaskDefinition<Payload> {
  return task;
}

/** Marks a provider as the one that does a task's jobs. */
export function Task<Payload>(task: TaskDefinition<Payload>) {
  return (type: new (...given: any[]) => DoesJobs<Payload>): void => {
    Reflect.defineMetadata(TASK, task, type);
    Injectable()(type);
  };
}

/** A task, and who does it. */
export interface StaffedTask {
  task: TaskDefinition<any>;
  worker: DoesJobs<any>;
}

/** The task that a provider does, if it does one. */
export function staffedTask(type: unknown, provider: unknown): StaffedTask | undefined {
  if (typeof type !== 'function' || !provider) return undefined;
  const task = Reflect.getOwnMetadata(TASK, type) as TaskDefinition<any> | undefined;
  return task && { task, worker: provider as DoesJobs<any> };
}
