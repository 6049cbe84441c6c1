import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Contexts } from '../context/contexts.js';
import { runJobs, runJobsOnce, type RunningJobs } from './run-jobs.js';
import { staffedTask, type StaffedTask } from './task.js';

/** Does the jobs of every provider that is marked with `@Task`, once it is told to. */
@Injectable()
export class JobWorker implements OnModuleDestroy {
  #running: RunningJobs | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly contexts: Contexts,
  ) {}

  /** Does jobs until the service ends. The queue belongs to the database's owner. */
  async start(ownerUrl: string): Promise<void> {
    if (this.#running) throw new Error('Jobs are being done already.');
    this.#running = await runJobs(this.#order(ownerUrl));
  }

  /** Does every job whose time has come, and ends: for tests. */
  async runOnce(ownerUrl: string): Promise<void> {
    await runJobsOnce(this.#order(ownerUrl));
  }

  async onModuleDestroy(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.stop();
  }

  #order(ownerUrl: string) {
    return { ownerUrl, contexts: this.contexts, tasks: this.#tasks() };
  }

  #tasks(): StaffedTask[] {
    return this.discovery
      .getProviders()
      .map(({ metatype, instance }) => staffedTask(metatype, instance as unknown))
      .filter((staffed) => staffed !== undefined);
  }
}
