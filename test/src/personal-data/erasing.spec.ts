import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities, personalTables } from '@hearthside/api';
import { PersonalDataService, replayErasures } from '@hearthside/people';
import { ErasureLedger, verifyAudit, type Member } from '@hearthside/platform';
import { testDatabase, type TestDatabase } from '../database.js';
import { aMember, anInstitute } from '../people.js';
import { asked, holding, wholeDatabase } from './linked-tables.js';
import { someoneTraced } from './traces.js';

let database: TestDatabase;
let folder: string;
let ledger: ErasureLedger;
let personalData: PersonalDataService;
beforeAll(async () => {
  database = await testDatabase(entities);
  folder = mkdtempSync(join(tmpdir(), 'hearthside-erasures-'));
  ledger = new ErasureLedger(join(folder, 'erased.jsonl'));
  personalData = new PersonalDataService(personalTables, ledger);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const whole = () => wholeDatabase(database.superuserUrl);
const context = (who: Member) => database.contexts.for(who);

async function anOffice(): Promise<{ instituteId: string; coordinator: Member }> {
  const instituteId = await anInstitute(database.source);
  return {
    instituteId,
    coordinator: (await aMember(database.source, instituteId, ['coordinator'])).who,
  };
}

describe('erasing somebody', () => {
  it('leaves no trace of them in any column of any table, but their number in the log', async () => {
    const { instituteId, coordinator } = await anOffice();
    const person = await someoneTraced(database, instituteId);
    const { membershipId, userId } = person.who;
    const traces = [person.canary, userId, membershipId];
    const before = holding(await whole(), ...traces);
    // Sheets without names are declared so that they go with their class; no row of them is anybody's.
    const theirs = personalTables.filter(({ whose }) => whose !== 'false');
    expect(before).toEqual(expect.arrayContaining(theirs.map(({ table }) => table)));
    expect(await personalData.erase(context(coordinator), membershipId)).toBe(true);
    const after = await whole();
    expect(holding(after, person.canary, userId, person.email)).toEqual([]);
    expect(holding(after, membershipId)).toEqual(['public.audit_entry']);
    expect(await verifyAudit(context(coordinator))).toEqual({ sound: 2 });
  });

  it('leaves everybody else as they were', async () => {
    const { instituteId, coordinator } = await anOffice();
    const elsewhere = await anOffice();
    const person = await someoneTraced(database, instituteId);
    for (const id of [instituteId, elsewhere.instituteId]) await someoneTraced(database, id);
    const before = await whole();
    await personalData.erase(context(coordinator), person.who.membershipId);
    const after = await whole();
    const traces = [person.canary, person.who.userId, person.who.membershipId];
    const altered = [
      'public.audit_head',
      'public.audit_entry',
      ...personalTables.flatMap(({ table, erase }) =>
        typeof erase === 'object' && 'put' in erase ? [table] : [],
      ),
    ];
    for (const [table, rows] of before) {
      const gone = rows.filter((row) => !after.get(table)!.includes(row));
      const others = gone.filter((row) => !traces.some((each) => row.includes(each)));
      // The head of the chain moves on with what is noted of the erasure.
      expect([table, others.length]).toEqual([table, table === 'public.audit_head' ? 1 : 0]);
      const added = after.get(table)!.filter((row) => !rows.includes(row));
      expect([table, added.length]).toEqual([table, altered.includes(table) ? 1 : 0]);
    }
  });

  it('leaves a name that another person there has too', async () => {
    const { instituteId, coordinator } = await anOffice();
    const { who, name } = await someoneTraced(database, instituteId);
    await aMember(database.source, instituteId, ['facilitator'], { name: name.toUpperCase() });
    await personalData.erase(context(coordinator), who.membershipId);
    const wanted = ['public.local_resource', 'public.membership', 'public.reporting_answer'];
    expect(holding(await whole(), name).toSorted()).toEqual(wanted);
  });

  it('at one institute leaves them at the other, and signed in there', async () => {
    const [here, there] = [await anOffice(), await anOffice()];
    const person = await someoneTraced(database, here.instituteId);
    const other = await aMember(database.source, there.instituteId, ['learner'], {
      name: 'Ruth L.',
    });
    const { userId } = person.who;
    const put = (sql: string, values: unknown[]) => asked(database.superuserUrl, sql, values);
    const { membershipId, userId: spare } = other.who;
    await put('UPDATE membership SET user_id = $1 WHERE id = $2', [userId, membershipId]);
    await put('UPDATE auth.session SET user_id = $1 WHERE user_id = $2', [userId, spare]);
    await personalData.erase(context(here.coordinator), person.who.membershipId);
    const after = await whole();
    expect(holding(after, `Ruth ${person.canary}`)).toEqual([]);
    expect(holding(after, 'Ruth L.')).toEqual(['public.membership']);
    const { rows } = await put('SELECT institute_id FROM auth.session WHERE user_id = $1', [
      userId,
    ]);
    expect(rows).toEqual([{ institute_id: there.instituteId }]);
    expect(holding(after, person.email)).toContain('auth.user');
    // And with the last institute the person is forgotten.
    await personalData.erase(context(there.coordinator), membershipId);
    expect(holding(await whole(), person.canary, userId)).toEqual([]);
  });

  it('twice is as once', async () => {
    const { instituteId, coordinator } = await anOffice();
    const { who } = await someoneTraced(database, instituteId);
    const erased = await Promise.all(
      [1, 2, 3].map(() => personalData.erase(context(coordinator), who.membershipId)),
    );
    expect(erased.filter(Boolean)).toHaveLength(1);
    expect(await personalData.erase(context(coordinator), who.membershipId)).toBe(false);
    expect(await personalData.erase(context(coordinator), 'nobody')).toBe(false);
    expect(await verifyAudit(context(coordinator))).toEqual({ sound: 2 });
    const noted = (await ledger.read()).filter(({ id }) => id === who.membershipId);
    expect(noted).toEqual([
      { kind: 'membership', id: who.membershipId, instituteId, at: expect.any(String) },
    ]);
  });

  it('does not happen at all when it cannot be kept in mind outside the database', async () => {
    const { instituteId, coordinator } = await anOffice();
    const { who } = await someoneTraced(database, instituteId);
    const before = await whole();
    const nowhere = new ErasureLedger(join(folder, 'erased.jsonl', 'not-a-folder'));
    const given = new PersonalDataService(personalTables, nowhere).erase(
      context(coordinator),
      who.membershipId,
    );
    await expect(given).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(await whole()).toEqual(before);
  });

  it('is done again after a restore, as often as that is asked for', async () => {
    const { instituteId, coordinator } = await anOffice();
    const { who, canary } = await someoneTraced(database, instituteId);
    const read = (table: string, key: string) =>
      asked<object>(database.superuserUrl, `SELECT * FROM ${table} WHERE id = $1`, [key]);
    const [user] = (await read('auth."user"', who.userId)).rows;
    const [member] = (await read('membership', who.membershipId)).rows;
    await personalData.erase(context(coordinator), who.membershipId);
    for (const [table, row] of [
      ['auth."user"', user],
      ['membership', member],
    ] as const) {
      await asked(
        database.superuserUrl,
        `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1)`,
        [JSON.stringify(row)],
      );
    }
    expect(holding(await whole(), canary)).toEqual(['public.membership', 'auth.user'].sort());
    const entries = await ledger.read();
    expect(await replayErasures(database.contexts, personalTables, entries)).toBe(1);
    expect(holding(await whole(), canary, who.userId)).toEqual([]);
    expect(await replayErasures(database.contexts, personalTables, entries)).toBe(0);
  });
});

describe('erasing is refused', () => {
  it.each([['learner'], ['facilitator'], ['assistant']] as const)('to a %s', async (role) => {
    const { instituteId, coordinator } = await anOffice();
    const { who } = await aMember(database.source, instituteId, [role]);
    for (const id of [coordinator.membershipId, who.membershipId]) {
      const given = personalData.erase(context(who), id);
      await expect(given).rejects.toMatchObject({ code: 'NOT_YOURS' });
    }
  });

  it('for oneself, and for the only coordinator', async () => {
    const { instituteId, coordinator } = await anOffice();
    const id = coordinator.membershipId;
    const given = personalData.erase(context(coordinator), id);
    await expect(given).rejects.toMatchObject({ code: 'OWN_ERASURE' });
    const service = database.contexts.forService(instituteId);
    const last = personalData.erase(service, id);
    await expect(last).rejects.toMatchObject({ code: 'LAST_COORDINATOR' });
  });

  it('to one of two coordinators who erase each other at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { instituteId, coordinator: one } = await anOffice();
      const { who: other } = await aMember(database.source, instituteId, ['coordinator']);
      const both = await Promise.allSettled([
        personalData.erase(context(one), other.membershipId),
        personalData.erase(context(other), one.membershipId),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('across institutes, without saying that there is such a person', async () => {
    const [here, there] = [await anOffice(), await anOffice()];
    const { who, canary } = await someoneTraced(database, there.instituteId);
    expect(await personalData.erase(context(here.coordinator), who.membershipId)).toBe(false);
    expect(holding(await whole(), canary)).toContain('public.membership');
  });
});
