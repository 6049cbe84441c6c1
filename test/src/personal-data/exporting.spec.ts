import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities, personalTables } from '@hearthside/api';
import { PersonalDataService } from '@hearthside/people';
import { AuditService, ErasureLedger, type Member } from '@hearthside/platform';
import { testDatabase, type TestDatabase } from '../database.js';
import { aMember, anInstitute } from '../people.js';
import { someoneTraced, type Traced } from './traces.js';

let database: TestDatabase;
let personalData: PersonalDataService;
let instituteId: string;
let coordinator: Member;
let person: Traced;
const folder = mkdtempSync(join(tmpdir(), 'hearthside-erasures-'));
beforeAll(async () => {
  database = await testDatabase(entities);
  personalData = new PersonalDataService(personalTables, new ErasureLedger(join(folder, 'erased')));
  instituteId = await anInstitute(database.source);
  coordinator = (await aMember(database.source, instituteId, ['coordinator'])).who;
  person = await someoneTraced(database, instituteId);
  await someoneTraced(database, instituteId);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const context = (who: Member) => database.contexts.for(who);

/** Headings of what is declared as given, by the table's heading. */
function declared(own: boolean): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { heading, export: exported } of personalTables) {
    if ('nothing' in exported) continue;
    const columns = Object.values(exported.give).flatMap((given) => {
      if (typeof given === 'string') return [given];
      return own || !given.onlyToThemselves ? [given.heading] : [];
    });
    if (columns.length > 0) found[heading] = columns;
  }
  return found;
}

describe('what somebody is given about themselves', () => {
  it('is exactly what is declared, with a reason for what is not given', async () => {
    const given = await personalData.exportOf(context(person.who), person.who.membershipId);
    const headings = given.kept.map(({ heading, rows }) => {
      const columns = new Set(rows.map((row) => Object.keys(row).join()));
      return [heading, [...columns]];
    });
    const wanted = Object.entries(declared(true)).map(([heading, columns]) => [
      heading,
      [columns.join()],
    ]);
    expect(headings).toEqual(wanted);
    const all = [...given.kept, ...given.notGiven].map(({ heading }) => heading);
    expect(all.toSorted()).toEqual(personalTables.map(({ heading }) => heading).toSorted());
  });

  it('is theirs alone, and reads as plain words', async () => {
    const given = await personalData.exportOf(context(person.who), person.who.membershipId);
    const text = JSON.stringify(given);
    expect(given.about).toBe(`What Elm House keeps about ${person.name}.`);
    expect(text).toContain(person.email);
    expect(text).toContain('A name was corrected.');
    const canaries = new Set(text.match(/canary[0-9a-f]{12}/g));
    expect([...canaries]).toEqual([person.canary]);
    // No ids, and no secrets such as hashes of tokens.
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(text).not.toMatch(/[A-Za-z0-9_-]{43}/);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(given)));
  });

  it('holds no address that we have made up', async () => {
    const { who } = await aMember(database.source, instituteId, ['learner'], {
      email: 'someone@no-email.invalid',
    });
    const text = JSON.stringify(await personalData.exportOf(context(who), who.membershipId));
    expect(text).toContain('"E-mail address":"none"');
    expect(text).not.toContain('invalid');
  });
});

describe('what an office is given about somebody', () => {
  it('leaves out what tells of more than the institute', async () => {
    const given = await personalData.exportOf(context(coordinator), person.who.membershipId);
    const columns = given.kept.map(({ heading, rows }) => [heading, Object.keys(rows[0]!)]);
    expect(Object.fromEntries(columns)).toEqual(declared(false));
    expect(JSON.stringify(given)).not.toMatch(/Known since|shown that it is yours/);
    expect(given.notGiven).toContainEqual({
      heading: 'Where you are signed in',
      because: 'only the person gets it, signed in',
    });
  });

  it('is noted, with who asked and about whom', async () => {
    await personalData.exportOf(context(coordinator), person.who.membershipId);
    const [latest] = await new AuditService().list(context(coordinator), { first: 1 });
    expect(latest).toMatchObject({
      action: 'personal-data.exported',
      actor: coordinator.membershipId,
      subject: { kind: 'membership', id: person.who.membershipId },
    });
  });
});

describe('asking for what is kept is refused', () => {
  it('to whoever is no coordinator and asks about somebody else', async () => {
    const { who } = await aMember(database.source, instituteId, ['facilitator']);
    const given = personalData.exportOf(context(who), person.who.membershipId);
    await expect(given).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  it('across institutes, and about nobody, in the same words', async () => {
    const other = await anInstitute(database.source);
    const { who } = await aMember(database.source, other, ['coordinator']);
    for (const id of [person.who.membershipId, 'nobody', "' OR true --"]) {
      const given = personalData.exportOf(context(who), id);
      await expect(given).rejects.toMatchObject({ code: 'NO_SUCH_MEMBER' });
    }
  });
});
