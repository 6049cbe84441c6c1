import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import type { TestDatabase } from '@hearthside/testing';
import { Logger } from '@nestjs/common';
import type { Context } from '../context/context.js';
import type { Role } from '../context/who.js';
import { enqueue } from './enqueue.js';
import { FailedJobService } from './failed-job.service.js';
import { JobRefused } from './job-refused.js';
import {
  anInstitute,
  asOwner,
  does,
  doDueJobs,
  gardenDatabase,
  queued,
  WATER,
} from './spec-support.js';

let database: TestDatabase;
let logged: string[];
beforeAll(async () => {
  database = await gardenDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  logged = [];
  for (const level of ['error', 'warn'] as const) {
    jest.spyOn(Logger.prototype, level).mockImplementation((line: string) => {
      logged.push(line);
    });
  }
});
afterEach(async () => {
  jest.restoreAllMocks();
  await asOwner(database, (client) => client.query('DELETE FROM graphile_worker._private_jobs'));
});

const ask = (ctx: Context, bed: string, options = {}) =>
  ctx.tx((db) => enqueue(db, WATER, { bed }, options));

/** A person at an institute. */
const member = (instituteId: string, ...roles: Role[]) =>
  database.contexts.for({
    kind: 'member',
    userId: 'unused',
    sessionId: 'unused',
    membershipId: 'unused',
    instituteId,
    roles,
  });

describe('a job', () => {
  it('is there when its transaction is, and only then', async () => {
    const ctx = await anInstitute(database);
    const changedMind = ctx.tx(async (db) => {
      await enqueue(db, WATER, { bed: 'roses' });
      throw new Error('No.');
    });
    await expect(changedMind).rejects.toThrow('No.');
    expect(await queued(database)).toBe(0);
    await ask(ctx, 'roses');
    expect(await queued(database)).toBe(1);
  });

  it('is done for the institute that asked, and knows its id', async () => {
    const [one, other] = [await anInstitute(database), await anInstitute(database)];
    const ids = [await ask(one, 'roses'), await ask(other, 'beans')];
    const done: unknown[] = [];
    const worker = does(async (ctx, { bed }, { jobId, attempt }) => {
      const rows = await ctx.select<{ id: string }>('SELECT id FROM institute', []);
      done.push([rows.map(({ id }) => id), bed, jobId, attempt]);
    });
    await doDueJobs(database, worker);
    const expected = [
      [[one.id], 'roses', ids[0], 1],
      [[other.id], 'beans', ids[1], 1],
    ];
    expect(done).toHaveLength(2);
    expect(done).toEqual(expect.arrayContaining(expected));
    expect(await queued(database)).toBe(0);
  });

  it('may belong to no institute', async () => {
    await ask(database.contexts.forService(), 'weeds');
    const seen: unknown[] = [];
    await doDueJobs(
      database,
      does(async ({ who }) => void seen.push(who)),
    );
    expect(seen).toEqual([{ kind: 'service', instituteId: undefined }]);
  });

  it('is refused where it is asked for with something else than its task takes', async () => {
    const ctx = await anInstitute(database);
    await expect(ctx.tx((db) => enqueue(db, WATER, { bed: 7 } as never))).rejects.toThrow('bed');
  });

  it('waits until its time', async () => {
    const ctx = await anInstitute(database);
    const runAt = new Date(Date.now() + 3_600_000);
    await ask(ctx, 'roses', { runAt });
    const [row] = await asOwner(database, async (client) => {
      const { rows } = await client.query('SELECT run_at FROM graphile_worker._private_jobs');
      return rows as { run_at: Date }[];
    });
    expect(row!.run_at).toEqual(runAt);
  });

  it('takes the place of one with its key, and of no other institute’s', async () => {
    const [one, other] = [await anInstitute(database), await anInstitute(database)];
    await ask(one, 'roses', { key: 'today' });
    await ask(other, 'beans', { key: 'today' });
    await ask(one, 'tulips', { key: 'today' });
    const beds: string[] = [];
    await doDueJobs(
      database,
      does(async (_, { bed }) => void beds.push(bed)),
    );
    expect(beds.sort()).toEqual(['beans', 'tulips']);
  });

  it('is done again after an error, under the same id', async () => {
    const ctx = await anInstitute(database);
    const id = await ask(ctx, 'roses');
    const attempts: unknown[] = [];
    const worker = does(async (_, __, { jobId, attempt }) => {
      attempts.push([jobId, attempt]);
      if (attempt === 1) throw new Error('The can is empty; ring Mrs Miller.');
    });
    await doDueJobs(database, worker);
    const errors = await asOwner(database, async (client) => {
      const { rows } = await client.query(
        'SELECT last_error, run_at > now() AS later FROM graphile_worker._private_jobs',
      );
      return rows as { last_error: string; later: boolean }[];
    });
    // What the error says may name people, so it is in the log alone.
    expect(errors).toEqual([{ last_error: expect.not.stringContaining('Miller'), later: true }]);
    const { errorId } = JSON.parse(errors[0]!.last_error) as { errorId: string };
    expect(logged.find((line) => line.includes(errorId))).toContain('Mrs Miller');
    await doDueJobs(database, worker);
    expect(attempts).toEqual([
      [id, 1],
      [id, 2],
    ]);
    expect(await queued(database)).toBe(0);
  });
});

describe('a job that fails for good', () => {
  const failed = new FailedJobService();

  it('is shown to the coordinators of its institute when its attempts are used up', async () => {
    const [ctx, other] = [await anInstitute(database), await anInstitute(database)];
    const id = await ask(ctx, 'roses');
    const worker = does(async () => {
      throw new Error('ring Mrs Miller');
    });
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await failed.list(member(ctx.id, 'coordinator'))).toEqual([]);
      await doDueJobs(database, worker);
    }
    const [job, ...more] = await failed.list(member(ctx.id, 'coordinator'));
    expect(more).toEqual([]);
    expect(job).toMatchObject({ id, what: 'Watering the plants', reason: null });
    expect(JSON.stringify(job)).not.toContain('Miller');
    expect(logged.some((line) => line.includes(job!.errorId!))).toBe(true);
    expect(await queued(database)).toBe(0);
    expect(await failed.list(member(other.id, 'coordinator'))).toEqual([]);
  });

  it('is not tried again when it is refused, and the reason is shown', async () => {
    const ctx = await anInstitute(database);
    await ask(ctx, 'roses');
    let attempts = 0;
    const worker = does(async () => {
      attempts++;
      throw new JobRefused('There is no such bed.', { cause: new Error('secret') });
    });
    await doDueJobs(database, worker);
    await doDueJobs(database, worker);
    expect(attempts).toBe(1);
    const [job] = await failed.list(ctx);
    expect(job).toMatchObject({ reason: 'There is no such bed.', payload: { bed: 'roses' } });
    expect(JSON.stringify(job)).not.toContain('secret');
  });

  it('is done again when a coordinator asks, once, under the id that it had', async () => {
    const ctx = await anInstitute(database);
    const id = await ask(ctx, 'roses');
    const refuse = does(async () => {
      throw new JobRefused('No.');
    });
    await doDueJobs(database, refuse);
    const coordinator = member(ctx.id, 'coordinator');
    const answers = await Promise.all([1, 2, 3].map(() => failed.retry(coordinator, id)));
    expect(answers.sort()).toEqual([false, false, true]);
    const done: unknown[] = [];
    await doDueJobs(
      database,
      does(async ({ who }, payload, { jobId }) => void done.push([who, payload, jobId])),
    );
    expect(done).toEqual([[{ kind: 'service', instituteId: ctx.id }, { bed: 'roses' }, id]]);
    expect(await failed.list(coordinator)).toEqual([]);
  });

  it('may be let go', async () => {
    const ctx = await anInstitute(database);
    const id = await ask(ctx, 'roses');
    await doDueJobs(
      database,
      does(async () => {
        throw new JobRefused('No.');
      }),
    );
    const coordinator = member(ctx.id, 'coordinator');
    expect(await failed.dismiss(coordinator, id)).toBe(true);
    expect(await failed.dismiss(coordinator, id)).toBe(false);
    expect(await failed.list(coordinator)).toEqual([]);
    expect(await queued(database)).toBe(0);
  });

  it('is nothing to others, nor to another institute', async () => {
    const [ctx, other] = [await anInstitute(database), await anInstitute(database)];
    const id = await ask(ctx, 'roses');
    await doDueJobs(
      database,
      does(async () => {
        throw new JobRefused('No.');
      }),
    );
    for (const role of ['facilitator', 'assistant', 'learner'] as const) {
      const ctxOf = member(ctx.id, role);
      await expect(failed.list(ctxOf)).rejects.toThrow('coordinators');
      await expect(failed.retry(ctxOf, id)).rejects.toThrow('coordinators');
      await expect(failed.dismiss(ctxOf, id)).rejects.toThrow('coordinators');
    }
    const stranger = member(other.id, 'coordinator');
    expect(await failed.retry(stranger, id)).toBe(false);
    expect(await failed.dismiss(stranger, id)).toBe(false);
    expect(await failed.list(member(ctx.id, 'coordinator'))).toHaveLength(1);
  });

  it('is noted later when the process ended before it could be', async () => {
    const ctx = await anInstitute(database);
    const id = await ask(ctx, 'roses');
    await asOwner(database, (client) =>
      client.query('UPDATE graphile_worker._private_jobs SET attempts = max_attempts'),
    );
    const idle = does(async () => {});
    await Promise.all([doDueJobs(database, idle), doDueJobs(database, idle)]);
    expect(await failed.list(ctx)).toMatchObject([{ id, errorId: null, reason: null }]);
    expect(await queued(database)).toBe(0);
  });

  it('is forgotten when a newer one has taken its place while it was done', async () => {
    const ctx = await anInstitute(database);
    await ask(ctx, 'roses', { key: 'today' });
    const beds: string[] = [];
    const worker = does(async (_, { bed }) => {
      beds.push(bed);
      if (bed === 'tulips') return;
      await ask(ctx, 'tulips', { key: 'today' });
      throw new Error('Too late.');
    });
    await doDueJobs(database, worker);
    await doDueJobs(database, worker);
    expect(beds).toEqual(['roses', 'tulips']);
    expect(await failed.list(ctx)).toEqual([]);
    expect(await queued(database)).toBe(0);
  });

  it('does not stop others when its institute is gone', async () => {
    const [gone, ctx] = [await anInstitute(database), await anInstitute(database)];
    await ask(gone, 'roses');
    await ask(ctx, 'beans');
    await asOwner(database, async (client) => {
      await client.query('UPDATE graphile_worker._private_jobs SET attempts = max_attempts');
      await client.query(`SELECT set_config('app.institute_id', $1, false)`, [gone.id]);
      await client.query('DELETE FROM institute');
    });
    await doDueJobs(
      database,
      does(async () => {}),
    );
    expect(await failed.list(ctx)).toHaveLength(1);
    expect(await queued(database)).toBe(0);
  });

  it('stays in the queue for whoever runs the service when it is of no institute', async () => {
    await ask(database.contexts.forService(), 'weeds');
    let attempts = 0;
    const worker = does(async () => {
      attempts++;
      throw new JobRefused('No.');
    });
    await doDueJobs(database, worker);
    await doDueJobs(database, worker);
    expect(attempts).toBe(1);
    expect(await queued(database)).toBe(1);
    await asOwner(database, (client) =>
      client.query(
        `UPDATE graphile_worker._private_jobs SET updated_at = now() - interval '31 days'`,
      ),
    );
    await doDueJobs(database, worker);
    expect(await queued(database)).toBe(0);
  });
});
