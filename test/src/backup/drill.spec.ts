import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readBackup } from '@hearthside/platform';
import { aDrill, schemaOf, type Drill } from './drill.js';

let drill: Drill;
beforeAll(async () => {
  drill = await aDrill(3000);
});
afterAll(() => drill.end());

describe('a backup drill.made while people write', () => {
  it('holds every change acknowledged before it, and no half of any, once it is restored', async () => {
    expect(drill.acknowledgedBefore.length).toBeGreaterThanOrEqual(3000);
    expect(drill.acknowledgedInAll).toBeGreaterThanOrEqual(drill.acknowledgedBefore.length + 500);
    const into = await drill.aDatabase();
    const restored = await drill.restore(into);
    expect(restored.foreign).toEqual([]);

    const rows = await into.rows<{ institute_id: string; number: string }>(
      'SELECT institute_id, number FROM drill_transfer',
    );
    const there = new Set(rows.map((row) => `${row.institute_id}/${row.number}`));
    const lost = drill.acknowledgedBefore.filter(
      (each) => !there.has(`${each.instituteId}/${each.number}`),
    );
    expect(lost).toEqual([]);
    // The backup was under way while more was written, so some of it is not in.
    expect(there.size).toBeLessThan(drill.acknowledgedInAll);

    const [sums] = await into.rows(`
      SELECT sum(balance)::int AS sum,
             count(*) FILTER (WHERE balance <> (
               SELECT coalesce(sum(CASE WHEN to_id = a.id THEN amount ELSE -amount END), 0)
                 FROM drill_transfer t
                WHERE t.institute_id = a.institute_id AND a.id IN (t.from_id, t.to_id)))::int AS wrong,
             count(*)::int AS accounts
        FROM drill_account a`);
    expect(sums).toEqual({ sum: 0, wrong: 0, accounts: 40 });
    expect(await schemaOf(into)).toEqual(await schemaOf(drill.from));
  });

  it('gives every kind of value back as it was, and goes on counting where it was', async () => {
    const into = await drill.aDatabase();
    await drill.restore(into);
    for (const [table, order] of [
      ['"drill Odd ""names"""', '"the Key" COLLATE "C"'],
      ['drill_keyless', 'a, b::text'],
      ['drill_parted', 'day'],
    ]) {
      const sql = `SELECT t::text AS row FROM ${table} t ORDER BY ${order}`;
      const before = await drill.from.rows(sql);
      expect(before.length).toBeGreaterThan(2);
      expect(await into.rows(sql)).toEqual(before);
    }
    const [{ next, highest }] = (await into.rows(`
      SELECT nextval(pg_get_serial_sequence('drill_transfer', 'number'))::int AS next,
             (SELECT max(number)::int FROM drill_transfer) AS highest`)) as [any];
    expect(next).toBeGreaterThan(highest);
    expect(
      await into.rows(
        'SELECT DISTINCT doubled / amount AS twice FROM drill_transfer WHERE amount <> 0',
      ),
    ).toEqual([{ twice: '2' }]);
  });

  it('holds the jobs that wait, each once more, and none that has failed for good', async () => {
    const into = await drill.aDatabase();
    await drill.restore(into);
    const sql = `SELECT t.identifier, j.payload, j.run_at, j.max_attempts, j.key, j.priority
      FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.attempts < j.max_attempts ORDER BY j.id`;
    const before = await drill.from.rows(sql);
    expect(before).toHaveLength(4);
    expect(before[0]).toMatchObject({
      max_attempts: 7,
      payload: { institute: drill.institutes[0] },
    });
    expect(await into.rows(sql)).toEqual(before);
    const state = 'SELECT DISTINCT attempts, locked_by FROM graphile_worker._private_jobs';
    expect(await into.rows(state)).toEqual([{ attempts: 0, locked_by: null }]);
  });

  it('signs nobody in: sessions stay behind', async () => {
    const into = await drill.aDatabase();
    await drill.restore(into);
    expect(await into.rows('SELECT email FROM auth."user"')).toEqual([{ email: 'a@example.org' }]);
    expect(await into.rows('SELECT FROM auth.session')).toEqual([]);
    expect(drill.made.manifest.leftOut).toEqual(
      expect.arrayContaining(['auth.session', 'auth.verification', 'public.migrations']),
    );
  });

  it('is a file for its owner alone, in which nothing can be read', () => {
    expect(statSync(drill.made.file).mode & 0o777).toBe(0o600);
    expect(drill.made.file).toMatch(/\/hearthside-\d{4}-\d\d-\d\d-\d{6}\.backup$/);
    const bytes = readFileSync(drill.made.file);
    expect(bytes.length).toBe(drill.made.size);
    for (const word of [
      'CANARY',
      'Elm House',
      'drill',
      'institute',
      'example.org',
      drill.institutes[0]!,
    ]) {
      expect(bytes.includes(word)).toBe(false);
      expect(bytes.includes(Buffer.from(word, 'utf16le'))).toBe(false);
    }
    // In one table, of 4,000 rows, so that the test could find it if it were there.
    expect(drill.made.parts.find(({ name }) => name.includes('Odd'))).toMatchObject({ rows: 3 });
    expect(readdirSync(drill.folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('is known as the same when it is read again without a database', async () => {
    const { parts, manifest } = await readBackup(drill.made.file, drill.keys);
    expect(parts).toEqual(drill.made.parts);
    expect(manifest).toEqual(drill.made.manifest);
  });
});
