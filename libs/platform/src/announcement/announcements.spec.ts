import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
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
import { testDatabase, type TestDatabase } from '@hearthside/testing';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { Context } from '../context/context.js';
import { announce } from './announce.js';
import { Announcements } from './announcements.service.js';
import { LISTENER } from './listening.js';

let database: TestDatabase;
let announcements: Announcements;
let here: Context;
let elsewhere: Context;
const id: string = randomUUID();
beforeAll(async () => {
  database = await testDatabase([]);
  here = database.contexts.forService(randomUUID());
  elsewhere = database.contexts.forService(randomUUID());
});
afterAll(() => database.drop());
beforeEach(() => {
  announcements = new Announcements(database.appUrl);
});
afterEach(() => announcements.onModuleDestroy());

const say = (ctx = here, about = id) => ctx.tx((db) => announce(db, ctx, 'run', about));
/** What one listener hears, counted; `more` waits until it is as much. */
function listener(ctx = here, about = id, on = announcements) {
  const hearer = on.heard(ctx, 'run', about);
  const ears = { count: 0, isOver: false, hearer, until: (_: number) => Promise.resolve() };
  void (async () => {
    for await (const _ of hearer) ears.count++;
    ears.isOver = true;
  })();
  ears.until = async (count) => {
    for (let waited = 0; ears.count < count; waited += 10) {
      if (waited > 15_000) throw new Error(`Only ${ears.count} of ${count} were heard.`);
      await pause(10);
    }
    expect(ears.count).toBe(count);
  };
  return ears;
}
async function asSuperuser(sql: string, values: unknown[] = []): Promise<number> {
  // Another database's: this one may be closed to newcomers.
  const url = Object.assign(new URL(database.superuserUrl), { pathname: '/postgres' }).href;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
const name = () => new URL(database.appUrl).pathname.slice(1);
const killListeners = () =>
  asSuperuser(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = $1 AND datname = $2`,
    [LISTENER, name()],
  );

describe('hearing announcements', () => {
  it('begins with one, so that nothing falls between reading and hearing', async () => {
    const first = listener();
    await first.until(1);
    const second = listener();
    await second.until(1);
    await say();
    await Promise.all([first.until(2), second.until(2)]);
  });

  it('is of that subject at that institute and of no other', async () => {
    const [mine, other, theirs] = [listener(), listener(here, 'x'), listener(elsewhere)];
    await Promise.all([mine.until(1), other.until(1), theirs.until(1)]);
    await say();
    await mine.until(2);
    await pause(50);
    expect([other.count, theirs.count]).toEqual([1, 1]);
  });

  it('waits until the transaction is there, and hears nothing of one rolled back', async () => {
    const ears = listener();
    await ears.until(1);
    await here.tx(async (db) => {
      await announce(db, here, 'run', id);
      await pause(100);
      expect(ears.count).toBe(1);
    });
    await ears.until(2);
    const failed = here.tx(async (db) => {
      await announce(db, here, 'run', id);
      throw new Error('not after all');
    });
    await expect(failed).rejects.toThrow('not after all');
    await pause(100);
    expect(ears.count).toBe(2);
  });

  it('reaches every process', async () => {
    const another = new Announcements(database.appUrl);
    const [one, two] = [listener(), listener(here, id, another)];
    await Promise.all([one.until(1), two.until(1)]);
    await say();
    await Promise.all([one.until(2), two.until(2)]);
    await another.onModuleDestroy();
  });

  it('takes many as one while the reader is busy', async () => {
    const busy = announcements.heard(here, 'run', id);
    await busy.next();
    const idle = listener();
    await idle.until(1);
    for (let n = 0; n < 5; n++) await say();
    await pause(100);
    expect(await busy.next()).toEqual({ done: false, value: undefined });
    const further = busy.next();
    expect(await Promise.race([further, pause(50, 'waits')])).toBe('waits');
    await busy.return();
    expect(await further).toEqual({ done: true, value: undefined });
  });

  it('ends while it waits, once its reader is gone', async () => {
    const ears = listener();
    await ears.until(1);
    await ears.hearer.return();
    await say();
    await pause(50);
    expect([ears.count, ears.isOver]).toEqual([1, true]);
  });

  it('ends for all when the service does', async () => {
    const ears = listener();
    await ears.until(1);
    await announcements.onModuleDestroy();
    await pause(20);
    expect(ears.isOver).toBe(true);
  });

  it.each(['', 'a b', 'x'.repeat(101), 'it’s'])('is about an id, and no text: %j', async (text) => {
    await expect(say(here, text)).rejects.toThrow(RangeError);
    expect(() => announcements.heard(here, 'run', text)).toThrow(RangeError);
  });
});

describe('a listening connection', () => {
  beforeEach(() => void jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {}));
  afterEach(() => void jest.restoreAllMocks());

  it('is one, however many listen', async () => {
    const all = Array.from({ length: 20 }, () => listener());
    await Promise.all(all.map((ears) => ears.until(1)));
    expect(await killListeners()).toBe(1);
  });

  it('comes again when it is lost, and tells all to read again', async () => {
    const [one, two] = [listener(), listener()];
    await Promise.all([one.until(1), two.until(1)]);
    expect(await killListeners()).toBe(1);
    await Promise.all([one.until(2), two.until(2)]);
    await say();
    await Promise.all([one.until(3), two.until(3)]);
  });

  it('is tried for again while the database takes nobody', async () => {
    const ears = listener();
    await ears.until(1);
    await asSuperuser(`ALTER DATABASE ${name()} WITH ALLOW_CONNECTIONS false`);
    try {
      await killListeners();
      await pause(1_000);
      expect(ears.count).toBe(1);
    } finally {
      await asSuperuser(`ALTER DATABASE ${name()} WITH ALLOW_CONNECTIONS true`);
    }
    await ears.until(2);
    await say();
    await ears.until(3);
  });
});
