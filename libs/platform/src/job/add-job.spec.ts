import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@hearthside/testing';
import { DataSource } from 'typeorm';
import { migrate } from '../database/data-source.js';
import { anInstitute, asOwner, gardenDatabase, queued } from './spec-support.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await gardenDatabase();
});
afterAll(() => database.drop());
afterEach(() =>
  asOwner(database, (client) => client.query('DELETE FROM graphile_worker._private_jobs')),
);

/** Jobs as the queue has them. */
const jobs = () =>
  asOwner(database, async (client) => {
    const sql = 'SELECT key, max_attempts, payload FROM graphile_worker._private_jobs ORDER BY id';
    return (await client.query(sql)).rows as {
      key: string | null;
      max_attempts: number;
      payload: { institute: string | null; payload: unknown };
    }[];
  });

describe('the application’s connection', () => {
  it.each([
    ['reads no job', 'SELECT * FROM graphile_worker._private_jobs'],
    ['reads no view of jobs', 'SELECT * FROM graphile_worker.jobs'],
    ['changes no job', 'UPDATE graphile_worker._private_jobs SET attempts = 0'],
    ['removes no job', 'DELETE FROM graphile_worker._private_jobs'],
    ['writes no job', 'INSERT INTO graphile_worker._private_jobs (task_id) VALUES (1)'],
    ['calls none of the queue’s functions', `SELECT graphile_worker.add_job('water-plants')`],
    ['frees no one’s jobs', `SELECT graphile_worker.force_unlock_workers('{a}')`],
    ['reads no list of tasks', 'SELECT * FROM app.job_task'],
    ['adds to no list of tasks', `INSERT INTO app.job_task VALUES ('mine', 1)`],
    ['says of no worker that it lives', `INSERT INTO app.job_worker VALUES ('mine', now())`],
    ['writes no failed job', 'INSERT INTO failed_job SELECT * FROM failed_job'],
    [
      'makes no table that could stand before another',
      'CREATE TEMPORARY TABLE job_task (name text)',
    ],
    ['makes no function there', 'CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS $$SELECT 1$$'],
  ])('%s', async (_, sql) => {
    const ctx = await anInstitute(database);
    await expect(ctx.tx((db) => db.query(sql))).rejects.toThrow(/permission denied/);
    await expect(database.source.query(sql)).rejects.toThrow(/permission denied/);
  });

  it('sees and changes nothing of the queue though it be given the rights by mistake', async () => {
    const ctx = await anInstitute(database);
    await ctx.tx((db) => db.query(`SELECT app.add_job('water-plants', '{}')`));
    const superuser = await new DataSource({
      type: 'postgres',
      url: database.superuserUrl,
    }).initialize();
    const app = decodeURIComponent(new URL(database.appUrl).username);
    const rights = [
      `SCHEMA graphile_worker`,
      'ALL TABLES IN SCHEMA graphile_worker',
      'app.job_task',
      'app.job_worker',
    ];
    try {
      for (const right of rights) await superuser.query(`GRANT ALL ON ${right} TO ${app}`);
      expect(await database.source.query('SELECT * FROM graphile_worker.jobs')).toEqual([]);
      const tables = ['graphile_worker._private_jobs', 'app.job_task', 'app.job_worker'];
      for (const table of tables) {
        expect(await database.source.query(`SELECT * FROM ${table}`)).toEqual([]);
        expect((await database.source.query(`DELETE FROM ${table}`))[1]).toBe(0);
      }
      await expect(
        database.source.query(`INSERT INTO app.job_task VALUES ('mine', 1)`),
      ).rejects.toThrow('row-level security');
    } finally {
      for (const right of rights) await superuser.query(`REVOKE ALL ON ${right} FROM ${app}`);
      await superuser.destroy();
    }
    expect(await queued(database)).toBe(1);
  });
});

describe('asking for a job', () => {
  it.each(['each-institute', 'no-such-task', '', 'water-plants '])(
    'is refused for the task "%s", which is not on the list',
    async (task) => {
      const ctx = await anInstitute(database);
      const asked = ctx.tx((db) => db.query('SELECT app.add_job($1, $2)', [task, '{}']));
      await expect(asked).rejects.toThrow('is not on the list');
      expect(await queued(database)).toBe(0);
    },
  );

  it('is for the institute of the transaction, whatever the payload says', async () => {
    const [ctx, other] = [await anInstitute(database), await anInstitute(database)];
    const forged = JSON.stringify({
      institute: other.id,
      institute_id: other.id,
      payload: { institute: other.id },
    });
    await ctx.tx((db) => db.query(`SELECT app.add_job('water-plants', $1)`, [forged]));
    const [job] = await jobs();
    expect(job!.payload.institute).toBe(ctx.id);
  });

  it('pushes aside no job of another institute, by whatever key', async () => {
    const [ctx, other] = [await anInstitute(database), await anInstitute(database)];
    const ask = (from: typeof ctx, key: string) =>
      from.tx((db) => db.query(`SELECT app.add_job('water-plants', '{}', NULL, $1)`, [key]));
    await ask(other, 'today');
    const [theirs] = await jobs();
    for (const key of ['today', theirs!.key!]) await ask(ctx, key);
    await database.contexts
      .forService()
      .tx((db) => db.query(`SELECT app.add_job('water-plants', '{}', NULL, $1)`, [theirs!.key!]));
    expect((await jobs()).filter(({ key }) => key === theirs!.key)).toEqual([theirs]);
    expect(await queued(database)).toBe(4);
  });

  it('is refused to who sees no institute’s rows', async () => {
    const ctx = database.contexts.for({ kind: 'visitor' });
    const asked = ctx.tx((db) => db.query(`SELECT app.add_job('water-plants', '{}')`));
    await expect(asked).rejects.toThrow('Visitors ask for no jobs');
  });

  it('takes neither a long payload nor a long key', async () => {
    const ctx = await anInstitute(database);
    const long = JSON.stringify('x'.repeat(20_000));
    const ask = (payload: string, key: string) =>
      ctx.tx((db) => db.query(`SELECT app.add_job('water-plants', $1, NULL, $2)`, [payload, key]));
    await expect(ask(long, 'k')).rejects.toThrow('20 kB');
    await expect(ask('{}', 'k'.repeat(201))).rejects.toThrow('200 characters');
    await ask('{}', 'ø'.repeat(200));
    expect(await queued(database)).toBe(1);
  });

  it('gives nothing back but the job’s id', async () => {
    const ctx = await anInstitute(database);
    const rows = await ctx.tx((db) => db.query(`SELECT * FROM app.add_job('water-plants', '{}')`));
    expect(rows).toEqual([{ add_job: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    expect(await jobs()).toMatchObject([{ key: null, max_attempts: 3 }]);
  });
});

describe('the queue’s own tables', () => {
  it('are made by the owner, who is no superuser, and by several at once', async () => {
    const { superuserUrl, ownerUrl, appUrl } = database;
    const name = `${new URL(ownerUrl).pathname.slice(1)}_empty`;
    const superuser = await new DataSource({ type: 'postgres', url: superuserUrl }).initialize();
    const on = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    await superuser.query(`CREATE DATABASE ${name} OWNER hearthside_owner`);
    try {
      await Promise.all([1, 2, 3].map(() => migrate(on(ownerUrl), on(appUrl), [], [])));
      const owners = await asOwner({ ownerUrl: on(ownerUrl) }, async (client) => {
        const { rows } = await client.query(`
          SELECT DISTINCT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_class
            JOIN pg_roles r ON r.oid = relowner
           WHERE relnamespace = 'graphile_worker'::regnamespace`);
        return rows as unknown[];
      });
      expect(owners).toEqual([
        { rolname: 'hearthside_owner', rolsuper: false, rolcreatedb: false, rolcreaterole: false },
      ]);
    } finally {
      await superuser.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await superuser.destroy();
    }
  });
});
