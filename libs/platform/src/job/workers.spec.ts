import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TestDatabase } from '@hearthside/testing';
import { Logger } from '@nestjs/common';
import { enqueue } from './enqueue.js';
import { runJobs, type RunningJobs } from './run-jobs.js';
import { anInstitute, asOwner, does, gardenDatabase, queued, WATER } from './spec-support.js';

let database: TestDatabase;
const running: RunningJobs[] = [];
const doors: { shut(): Promise<void> }[] = [];
const children: ReturnType<typeof startProcess>[] = [];
beforeAll(async () => {
  database = await gardenDatabase();
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {});
});
afterAll(async () => {
  jest.restoreAllMocks();
  await database.drop();
});
afterEach(async () => {
  for (const { kill } of children.splice(0)) await kill('SIGKILL');
  for (const jobs of running.splice(0)) await jobs.stop();
  for (const { shut } of doors.splice(0)) await shut();
  await asOwner(database, (client) => client.query('DELETE FROM graphile_worker._private_jobs'));
});

/** A process of its own that does jobs. */
function startProcess(way: 'do' | 'hang') {
  const script = fileURLToPath(new URL('spec-worker.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, database.ownerUrl, database.appUrl, way], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  return {
    lines,
    async printed(count: number) {
      while (lines.length < count) await once(reader, 'line');
    },
    async kill(signal: NodeJS.Signals) {
      child.kill(signal);
      return ended;
    },
  };
}

function aProcess(way: 'do' | 'hang' = 'do') {
  const child = startProcess(way);
  children.push(child);
  return child;
}

/** Jobs done in this process. */
async function inThisProcess(
  run: Parameters<typeof does>[0],
  ownerUrl = database.ownerUrl,
): Promise<RunningJobs> {
  const jobs = await runJobs({ ownerUrl, contexts: database.contexts, tasks: [does(run)] });
  running.push(jobs);
  return jobs;
}

async function ask(count = 1): Promise<string[]> {
  const ctx = await anInstitute(database);
  return ctx.tx(async (db) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push(await enqueue(db, WATER, { bed: `bed ${n}` }));
    return ids;
  });
}

/** Waits until something holds, and says how long it took, in milliseconds. */
async function until(holds: () => boolean | Promise<boolean>, most = 50_000): Promise<number> {
  const begun = Date.now();
  while (!(await holds())) {
    if (Date.now() - begun > most) throw new Error('It never came to that.');
    await pause(25);
  }
  return Date.now() - begun;
}

describe('workers', () => {
  it('share what there is: 100 jobs are done once each by three processes', async () => {
    const three = [aProcess(), aProcess(), aProcess()];
    for (const worker of three) await worker.printed(1);
    const ids = await ask(100);
    await until(async () => (await queued(database)) === 0);
    const done = three.map(({ lines }) => lines.slice(1));
    expect(done.flat().sort()).toEqual(ids.map((id) => `${id} 1`).sort());
    for (const share of done) expect(share.length).toBeGreaterThan(10);
  });

  it('begin a job as soon as it is there', async () => {
    const done: string[] = [];
    await inThisProcess(async (_, { bed }) => void done.push(bed));
    await pause(500);
    await ask();
    expect(await until(() => done.length === 1)).toBeLessThan(1_000);
  });

  it('take over the job of a process that was killed in the middle, and of none that lives', async () => {
    const slow = aProcess('hang');
    const slowJobs = await ask(4);
    await slow.printed(5);
    // It has its hands full, so the next job is the other's.
    const victim = aProcess('hang');
    await victim.printed(1);
    const [id] = await ask();
    await victim.printed(2);
    expect(victim.lines[1]).toBe(`${id} 1`);
    expect(await victim.kill('SIGKILL')).toEqual([null, 'SIGKILL']);
    const done: unknown[] = [];
    await inThisProcess(async (_, __, { jobId, attempt }) => void done.push([jobId, attempt]));
    const took = await until(() => done.length > 0);
    expect(took).toBeLessThan(40_000);
    await until(async () => (await queued(database)) === 4);
    // Another sweep, while the slow ones have been at it for longer than a dead worker's silence.
    await pause(6_000);
    expect(done).toEqual([[id, 2]]);
    expect(slow.lines.slice(1).sort()).toEqual(slowJobs.map((each) => `${each} 1`).sort());
  });

  it('end what they do before they stop, and sign off', async () => {
    let ended = false;
    let begun = false;
    const jobs = await inThisProcess(async () => {
      begun = true;
      await pause(800);
      ended = true;
    });
    await ask(1);
    await until(() => begun);
    await jobs.stop();
    running.length = 0;
    expect(ended).toBe(true);
    expect(await queued(database)).toBe(0);
    const left = await asOwner(database, async (client) => {
      const { rows } = await client.query(`
        SELECT id FROM app.job_worker WHERE seen_at > now() - interval '2 seconds'`);
      return rows as unknown[];
    });
    expect(left).toEqual([]);
  });

  it('tell a job that takes too long when they stop, and leave it to others', async () => {
    let told = false;
    let begun = false;
    const jobs = await inThisProcess(async (_, __, { signal }) => {
      begun = true;
      await once(signal, 'abort');
      told = true;
      throw new Error('Interrupted.');
    });
    const spy = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    await ask(1);
    await until(() => begun);
    const start = Date.now();
    await jobs.stop();
    running.length = 0;
    expect(Date.now() - start).toBeLessThan(10_000);
    spy.mockRestore();
    expect(told).toBe(true);
    const jobsLeft = await asOwner(database, async (client) => {
      const { rows } = await client.query('SELECT is_available FROM graphile_worker._private_jobs');
      return rows as unknown[];
    });
    expect(jobsLeft).toEqual([{ is_available: true }]);
  });
});

/** A door before the database that can be shut: connections break, and new ones are refused. */
async function aDoor(url: string) {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect(Number(port), hostname);
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      open.add(one);
      one.on('error', () => {}).on('close', () => (open.delete(one), other.destroy()));
    }
    inside.pipe(outside).pipe(inside);
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const at = await listen(0);
  const shut = async () => {
    for (const socket of open) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  const through = Object.assign(new URL(url), { hostname: '127.0.0.1', port: at }).href;
  const door = { url: through, shut, reopen: () => listen(at) };
  doors.push(door);
  return door;
}

describe('a database that goes away', () => {
  it('is waited for: what was done meanwhile is not done again, and new jobs are done', async () => {
    const door = await aDoor(database.ownerUrl);
    const done: string[] = [];
    let finish = () => {};
    await inThisProcess(async (_, { bed }) => {
      done.push(bed);
      if (done.length === 1) await new Promise<void>((resolve) => (finish = resolve));
    }, door.url);
    await ask();
    await until(() => done.length === 1);
    await door.shut();
    // The work ends while nobody can be told.
    finish();
    await pause(4_000);
    await door.reopen();
    await until(async () => (await queued(database)) === 0);
    await ask(5);
    await until(async () => (await queued(database)) === 0);
    expect(done).toHaveLength(6);
  });

  it('is waited for where a job failed and nobody could be told: the job is tried again', async () => {
    const spy = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    const door = await aDoor(database.ownerUrl);
    const attempts: number[] = [];
    let fail = () => {};
    await inThisProcess(async (_, __, { attempt }) => {
      attempts.push(attempt);
      if (attempt === 1) await new Promise<void>((_, reject) => (fail = () => reject(new Error())));
    }, door.url);
    await ask();
    await until(() => attempts.length === 1);
    await door.shut();
    fail();
    await pause(2_000);
    await door.reopen();
    await until(async () => (await queued(database)) === 0);
    expect(attempts).toEqual([1, 2]);
    spy.mockRestore();
  });

  it('does not keep them from stopping', async () => {
    const door = await aDoor(database.ownerUrl);
    const jobs = await inThisProcess(async () => {}, door.url);
    running.length = 0;
    await door.shut();
    await pause(1_000);
    const start = Date.now();
    await jobs.stop();
    expect(Date.now() - start).toBeLessThan(20_000);
  });
});
