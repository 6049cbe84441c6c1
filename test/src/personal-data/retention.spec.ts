import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities, personalTables } from '@hearthside/api';
import { PersonalDataService, RetentionJob } from '@hearthside/people';
import { ErasureLedger } from '@hearthside/platform';
import { testDatabase, type TestDatabase } from '../database.js';
import { anOffering } from '../offerings.js';
import { aMember, anInstitute } from '../people.js';
import { asked, holding, wholeDatabase } from './linked-tables.js';
import { someoneTraced, type Traced } from './traces.js';

let database: TestDatabase;
let ledger: ErasureLedger;
let personalData: PersonalDataService;
const folder = mkdtempSync(join(tmpdir(), 'hearthside-erasures-'));
beforeAll(async () => {
  database = await testDatabase(entities);
  ledger = new ErasureLedger(join(folder, 'erased'));
  personalData = new PersonalDataService(personalTables, ledger);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const DAY = 24 * 60 * 60 * 1000;
const LEFT = new Date('2026-03-01T12:00:00Z');
const after = (days: number, milliseconds = 0) =>
  new Date(LEFT.getTime() + days * DAY + milliseconds);
const run = (sql: string, values: unknown[]) => asked(database.superuserUrl, sql, values);

interface Office {
  instituteId: string;
  left: Traced;
  coordinatorId: string;
  keepFor(days: number | null): Promise<void>;
  retain(now: Date): ReturnType<PersonalDataService['retain']>;
  isThere(): Promise<boolean>;
}

/** An institute with a coordinator, a learner, and somebody who has left. */
async function anOffice(): Promise<Office> {
  const instituteId = await anInstitute(database.source);
  const { who } = await aMember(database.source, instituteId, ['coordinator']);
  const left = await someoneTraced(database, instituteId);
  const { membershipId } = left.who;
  await run(`UPDATE membership SET state = 'ended', ended_at = $2 WHERE id = $1`, [
    membershipId,
    LEFT,
  ]);
  return {
    instituteId,
    left,
    coordinatorId: who.membershipId,
    keepFor: (days) => personalData.keepFor(database.contexts.for(who), days),
    retain: (now) =>
      personalData.retain(database.contexts.for({ kind: 'service', instituteId }, () => now)),
    isThere: async () =>
      (await run('SELECT FROM membership WHERE id = $1', [membershipId])).rowCount === 1,
  };
}

describe('people who have left', () => {
  it.each([
    ['two years', null, 730],
    ['as many days as the institute has set', 60, 60],
  ] as const)('are kept for %s, and not a moment less', async (_, days, kept) => {
    const office = await anOffice();
    if (days) await office.keepFor(days);
    expect((await office.retain(after(kept - 1))).people).toBe(0);
    expect((await office.retain(after(kept, -1))).people).toBe(0);
    expect(await office.isThere()).toBe(true);
    expect((await office.retain(after(kept))).people).toBe(1);
    expect(await office.isThere()).toBe(false);
    const { canary, who } = office.left;
    expect(holding(await wholeDatabase(database.superuserUrl), canary, who.userId)).toEqual([]);
    expect((await office.retain(after(kept + 1))).people).toBe(0);
    const noted = (await ledger.read()).filter(({ id }) => id === who.membershipId);
    expect(noted.map(({ at }) => at)).toEqual([after(kept).toISOString()]);
  });

  it('stay when they are taken back in, and those who are there stay for ever', async () => {
    const office = await anOffice();
    const { membershipId } = office.left.who;
    await run(`UPDATE membership SET state = 'active', ended_at = NULL WHERE id = $1`, [
      membershipId,
    ]);
    expect((await office.retain(after(10_000))).people).toBe(0);
    expect(await office.isThere()).toBe(true);
  });

  it('of another institute are that institute’s concern', async () => {
    const [one, other] = [await anOffice(), await anOffice()];
    expect((await one.retain(after(730))).people).toBe(1);
    expect(await other.isThere()).toBe(true);
  });

  it('go although one of them cannot: that one is tried again, and said so', async () => {
    const office = await anOffice();
    const stuck = await someoneTraced(database, office.instituteId);
    const { membershipId } = stuck.who;
    await run(`UPDATE membership SET state = 'ended', ended_at = $2 WHERE id = $1`, [
      membershipId,
      after(-1),
    ]);
    await run(
      `CREATE TABLE held (institute_id uuid, m uuid,
         FOREIGN KEY (institute_id, m) REFERENCES membership (institute_id, id))`,
      [],
    );
    await run('INSERT INTO held VALUES ($1, $2)', [office.instituteId, membershipId]);
    await expect(office.retain(after(730))).rejects.toThrow('held');
    expect(await office.isThere()).toBe(false);
    await run('DROP TABLE held', []);
    expect((await office.retain(after(730))).people).toBe(1);
  });
});

describe('what is kept for a time', () => {
  const cases = [
    ['public.mutation_receipt', 30, 'UPDATE mutation_receipt SET at = $1 WHERE institute_id = $2'],
    ['public.failed_job', 180, 'UPDATE failed_job SET failed_at = $1 WHERE institute_id = $2'],
    ['auth.session', 1, 'UPDATE auth.session SET expires_at = $1 WHERE institute_id = $2'],
  ] as const;

  it.each(cases)('%s goes after %p days, and not a moment earlier', async (table, days, sql) => {
    const office = await anOffice();
    // Someone who is there: what goes here does not go with a person.
    await run(`UPDATE membership SET state = 'active', ended_at = NULL WHERE institute_id = $1`, [
      office.instituteId,
    ]);
    await run(sql, [LEFT, office.instituteId]);
    const count = async () =>
      (await run(`SELECT FROM ${table} WHERE institute_id = $1`, [office.instituteId])).rowCount!;
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await office.retain(after(days, -1));
    expect(await count()).toBe(before);
    const { rows } = await office.retain(after(days));
    expect(await count()).toBe(0);
    expect(rows[table]).toBeGreaterThanOrEqual(before);
    expect(await office.isThere()).toBe(true);
  });

  it('is let go at the institute that is seen to, and at no other', async () => {
    const [one, other] = [await anOffice(), await anOffice()];
    for (const { instituteId } of [one, other]) await run(cases[0][2], [LEFT, instituteId]);
    expect((await one.retain(after(30))).rows['public.mutation_receipt']).toBe(1);
    const { rowCount } = await run('SELECT FROM mutation_receipt WHERE institute_id = $1', [
      other.instituteId,
    ]);
    expect(rowCount).toBe(1);
  });
});

describe('setting for how long', () => {
  it('takes whole days from 30 to 3,650, or what is usual again', async () => {
    const office = await anOffice();
    const set = async () =>
      (
        await run('SELECT retention_days AS days FROM institute WHERE id = $1', [
          office.instituteId,
        ])
      ).rows[0] as unknown;
    for (const days of [30, 3_650, null]) {
      await office.keepFor(days);
      expect(await set()).toEqual({ days });
    }
    for (const days of [0, 29, 3_651, 30.5]) {
      await expect(office.keepFor(days)).rejects.toMatchObject({
        code: 'UNFIT_DAYS',
        field: 'days',
      });
    }
    expect(await set()).toEqual({ days: null });
  });

  it('is let go of by the daily job, and so is what is over of signing in', async () => {
    const office = await anOffice();
    await run(
      `INSERT INTO auth.rate_limit (key, points, expire) VALUES ('over', 1, 1), ('lasts', 1, $1)`,
      [Date.now() + DAY],
    );
    const { instituteId } = office;
    const job = new RetentionJob(personalData);
    await job.run(database.contexts.for({ kind: 'service', instituteId }, () => after(730)));
    expect(await office.isThere()).toBe(false);
    const { rows } = await run('SELECT key FROM auth.rate_limit', []);
    expect(rows).toEqual([{ key: 'lasts' }]);
  });
});

describe('evaluation sheets without names', () => {
  it('go the day after the records of their class are to go, with the words on them', async () => {
    const office = await anOffice();
    const { instituteId } = office;
    const ends = { retainUntil: '2026-03-01' };
    const [over, going] = [
      await anOffering(database.source, instituteId, ends),
      await anOffering(database.source, instituteId),
    ];
    for (const { id } of [over, going]) {
      await run(
        `INSERT INTO evaluation_sheet (institute_id, id, offering_id, answers, keyed_on)
         VALUES ($1, gen_random_uuid(), $2, '{}', '2026-02-01')`,
        [instituteId, id],
      );
      await run(
        `INSERT INTO evaluation_comment (institute_id, id, offering_id, question, words)
         VALUES ($1, gen_random_uuid(), $2, 'a', 'Tea')`,
        [instituteId, id],
      );
    }
    const kept = async () => {
      const { rows } = await asked<{ id: string }>(
        database.superuserUrl,
        `SELECT offering_id AS id FROM evaluation_sheet WHERE institute_id = $1
          UNION ALL SELECT offering_id FROM evaluation_comment WHERE institute_id = $1`,
        [instituteId],
      );
      return rows.map(({ id }) => id).sort();
    };
    await office.retain(new Date('2026-03-01T12:00:00Z'));
    expect(await kept()).toEqual([over.id, over.id, going.id, going.id].sort());
    await office.retain(new Date('2026-03-03T12:00:00Z'));
    expect(await kept()).toEqual([going.id, going.id]);
  });
});
