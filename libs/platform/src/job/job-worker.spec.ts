import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@hearthside/testing';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import type { Context } from '../context/context.js';
import { Keys } from '../keys/keys.js';
import { DemoMailbox } from '../mail/demo-mailbox.js';
import { Mailer } from '../mail/mailer.js';
import { PlatformModule } from '../platform.module.js';
import { readSettings } from '../settings/settings.js';
import { enqueue } from './enqueue.js';
import { JobWorker } from './job-worker.js';
import { anInstitute, asOwner, gardenDatabase, WATER } from './spec-support.js';
import { runJobs } from './run-jobs.js';
import { defineTask, Task, type JobAbout } from './task.js';

const done: string[] = [];

@Task(WATER)
class WaterPlants {
  constructor(private readonly mailer: Mailer) {}

  async run(_: Context, { bed }: { bed: string }, { jobId }: JobAbout): Promise<void> {
    await this.mailer.send({ to: 'rose@example.org', subject: 'Watered', text: bed, id: jobId });
  }
}

const TIDY = defineTask({
  name: 'tidy-sheds',
  what: 'Tidying the sheds',
  payload: z.object({}),
  daily: '03:15',
});

@Task(TIDY)
class TidySheds {
  async run(ctx: Context): Promise<void> {
    const [institute] = await ctx.select<{ id: string }>('SELECT id FROM institute', []);
    done.push(institute!.id);
  }
}

@Task(defineTask({ name: 'water-plants', what: 'The same again', payload: z.unknown() }))
class WaterPlantsToo {
  async run(): Promise<void> {}
}

@Task(defineTask({ name: 'never-listed', what: 'Nothing', payload: z.unknown() }))
class NeverListed {
  async run(): Promise<void> {}
}

const keys = Keys.from(Buffer.alloc(32, 1));
let database: TestDatabase;
const apps: INestApplicationContext[] = [];
beforeAll(async () => {
  database = await gardenDatabase(TIDY.name);
});
afterAll(() => database.drop());
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function anApp(...providers: Type[]): Promise<INestApplicationContext> {
  @Module({ providers })
  class GardenModule {}

  @Module({
    imports: [PlatformModule.with(readSettings({}), database.source, keys), GardenModule],
  })
  class App {}

  const app = await NestFactory.createApplicationContext(App, { logger: false });
  apps.push(app);
  return app;
}

async function until(holds: () => boolean): Promise<void> {
  const begun = Date.now();
  while (!holds()) {
    if (Date.now() - begun > 20_000) throw new Error('It never came to that.');
    await pause(25);
  }
}

describe('the service’s worker', () => {
  it('does nothing until it is told to, then does each task by its provider', async () => {
    const app = await anApp(WaterPlants);
    const mailbox = app.get(Mailer) as DemoMailbox;
    const ctx = await anInstitute(database);
    const id = await ctx.tx((db) => enqueue(db, WATER, { bed: 'roses' }));
    await pause(300);
    expect(mailbox.mails()).toEqual([]);
    await app.get(JobWorker).start(database.ownerUrl);
    await until(() => mailbox.mails().length > 0);
    expect(mailbox.mails()).toMatchObject([{ text: 'roses', id }]);
    await expect(app.get(JobWorker).start(database.ownerUrl)).rejects.toThrow('already');
  });

  it('stops with the service', async () => {
    const app = await anApp(WaterPlants);
    const mailbox = app.get(Mailer) as DemoMailbox;
    await app.get(JobWorker).start(database.ownerUrl);
    await app.close();
    apps.length = 0;
    const ctx = await anInstitute(database);
    await ctx.tx((db) => enqueue(db, WATER, { bed: 'roses' }));
    await pause(500);
    expect(mailbox.mails()).toEqual([]);
    const { rows } = await asOwner(database, (client) =>
      client.query(`SELECT FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                       AND usename = current_user`),
    );
    expect(rows).toEqual([]);
  });

  it('does what is due once, for tests', async () => {
    const app = await anApp(WaterPlants);
    const ctx = await anInstitute(database);
    await ctx.tx((db) => enqueue(db, WATER, { bed: 'beans' }));
    await app.get(JobWorker).runOnce(database.ownerUrl);
    const texts = (app.get(Mailer) as DemoMailbox).mails().map(({ text }) => text);
    expect(texts).toContain('beans');
  });

  it('refuses a task that two do, and one that could never be asked for', async () => {
    const twice = await anApp(WaterPlants, WaterPlantsToo);
    await expect(twice.get(JobWorker).start(database.ownerUrl)).rejects.toThrow('water-plants');
    const unlisted = await anApp(NeverListed);
    await expect(unlisted.get(JobWorker).start(database.ownerUrl)).rejects.toThrow('never-listed');
  });
});

describe('a daily task', () => {
  it('is done once for each institute, and made up for when nothing ran at its time', async () => {
    const institutes = [await anInstitute(database), await anInstitute(database)];
    // As if it had been known for two days, and nobody at work since.
    await asOwner(database, (client) =>
      client.query(
        `INSERT INTO graphile_worker._private_known_crontabs
         VALUES ($1, now() - interval '2 days', now() - interval '2 days')
         ON CONFLICT (identifier) DO UPDATE SET known_since = excluded.known_since`,
        [TIDY.name],
      ),
    );
    const [one, other] = [await anApp(WaterPlants, TidySheds), await anApp(WaterPlants, TidySheds)];
    await Promise.all([one, other].map((app) => app.get(JobWorker).start(database.ownerUrl)));
    await until(() => institutes.every(({ id }) => done.includes(id)));
    await pause(500);
    for (const { id } of institutes) expect(done.filter((each) => each === id)).toEqual([id]);
  });

  it('says what is wrong with its time', async () => {
    const late = { ...TIDY, daily: '24:00' };
    const worker = { task: late, worker: { run: async () => {} } };
    const { ownerUrl, contexts } = database;
    await expect(runJobs({ ownerUrl, contexts, tasks: [worker] })).rejects.toThrow('24:00');
  });
});
