import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { entities, personalTables } from '@hearthside/api';
import { PersonalDataService } from '@hearthside/people';
import { appDataSource, Contexts, ErasureLedger } from '@hearthside/platform';
import pg from 'pg';
import { testDatabase } from './database.js';
import { aMember, anInstitute } from './people.js';

const folder = mkdtempSync(join(tmpdir(), 'hearthside-clock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DAY = 24 * 60 * 60 * 1000;

/** Somebody who left at a moment, in a database whose own clock is that of a zone. */
async function leftIn(zone: string, left: Date) {
  const database = await testDatabase(entities);
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(`ALTER DATABASE "${new URL(database.appUrl).pathname.slice(1)}"
    SET TimeZone = '${zone}'`);
  // Those that are connected already keep the clock that they had.
  const source = await appDataSource(database.appUrl, entities).initialize();
  const instituteId = await anInstitute(source);
  await aMember(source, instituteId, ['coordinator']);
  const { who } = await aMember(source, instituteId, ['learner']);
  await client.query(`UPDATE membership SET state = 'ended', ended_at = $2 WHERE id = $1`, [
    who.membershipId,
    left,
  ]);
  await client.query('UPDATE institute SET retention_days = 30');
  await client.end();
  const ledger = new ErasureLedger(join(folder, randomUUID()));
  const people = new PersonalDataService(personalTables, ledger);
  const contexts = new Contexts(source);
  return {
    clock: async () => (await source.query('SHOW TimeZone')) as { TimeZone: string }[],
    goneAt: async (now: Date) =>
      (await people.retain(contexts.for({ kind: 'service', instituteId }, () => now))).people,
    drop: async () => {
      await source.destroy();
      await database.drop();
    },
  };
}

describe('thirty days', () => {
  // They run through the clocks' going forward, going back, a leap day, and a zone of 45 minutes.
  it.each([
    ['America/New_York', '2026-03-01T12:00:00Z'],
    ['America/New_York', '2026-10-15T12:00:00Z'],
    ['Australia/Lord_Howe', '2026-09-20T12:00:00Z'],
    ['Asia/Kathmandu', '2028-02-10T18:15:00Z'],
    ['Pacific/Kiritimati', '2028-02-29T10:00:00Z'],
  ])('are as long as anywhere where the database has the clock of %s', async (zone, from) => {
    const left = new Date(from);
    const office = await leftIn(zone, left);
    try {
      expect(await office.clock()).toEqual([{ TimeZone: zone }]);
      expect(await office.goneAt(new Date(left.getTime() + 30 * DAY - 1))).toBe(0);
      expect(await office.goneAt(new Date(left.getTime() + 30 * DAY))).toBe(1);
    } finally {
      await office.drop();
    }
  });
});
