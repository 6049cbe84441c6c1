import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities, migrations, personalTables, restoreHooks } from '@hearthside/api';
import { PersonalDataService } from '@hearthside/people';
import {
  appDataSource,
  Contexts,
  ErasureLedger,
  Keys,
  makeBackup,
  record,
  restoreBackup,
  verifyAudit,
  type Restored,
} from '@hearthside/platform';
import { testDatabase, type TestDatabase } from '../database.js';
import { aMember, anInstitute, type Somebody } from '../people.js';
import { holding, wholeDatabase } from '../personal-data/linked-tables.js';
import { someoneTraced } from '../personal-data/traces.js';
import { bareDatabase, type BareDatabase } from './bare-database.js';

const keys = Keys.from(randomBytes(32));
const folder = mkdtempSync(join(tmpdir(), 'hearthside-after-'));
const ledger = new ErasureLedger(join(folder, 'erased.jsonl'));
let database: TestDatabase;
let into: BareDatabase;
let instituteId: string;
let coordinator: Somebody;
beforeAll(async () => {
  database = await testDatabase(entities);
  into = await bareDatabase(false);
  instituteId = await anInstitute(database.source);
  coordinator = await aMember(database.source, instituteId, ['coordinator']);
});
afterAll(async () => {
  await database.drop();
  await into.drop();
  rmSync(folder, { recursive: true });
});

async function backup(): Promise<string> {
  const { superuserUrl: allUrl, ownerUrl, appUrl } = database;
  return (await makeBackup({ doors: { allUrl, ownerUrl, appUrl }, keys, folder })).file;
}

async function restore(file: string): Promise<Restored> {
  return restoreBackup({
    file,
    open: async () => ({ doors: into.doors, close: async () => {} }),
    keys,
    entities,
    migrations,
    erased: await ledger.read(),
    hooks: restoreHooks,
    mayReplace: async () => true,
    safetyFolder: join(folder, 'safety'),
    say: () => {},
  });
}

describe('after a restore', () => {
  it('whoever was erased since the backup is erased again, and nobody else', async () => {
    const [gone, stays] = [
      await someoneTraced(database, instituteId),
      await someoneTraced(database, instituteId),
    ];
    const file = await backup();
    const ctx = database.contexts.for(coordinator.who);
    const personalData = new PersonalDataService(personalTables, ledger);
    expect(await personalData.erase(ctx, gone.who.membershipId)).toBe(true);

    const restored = await restore(file);
    expect(restored).toMatchObject({ erasedAgain: 1, faults: [] });
    const whole = await wholeDatabase(into.doors.allUrl);
    expect(holding(whole, gone.canary, gone.who.userId, gone.email)).toEqual([]);
    expect(holding(whole, stays.canary)).toContain('public.membership');
    expect(holding(whole, stays.email)).toContain('auth.user');

    // Once more, as after a power cut: nothing is left to erase.
    expect(await restore(file)).toMatchObject({ erasedAgain: 1, faults: [] });
  });

  it('every institute’s audit record is walked, and goes on where it was', async () => {
    const ctx = database.contexts.for(coordinator.who);
    for (let n = 0; n < 5; n++) {
      const subject = { kind: 'membership', id: coordinator.who.membershipId } as const;
      await ctx.tx((db) => record(db, ctx, 'personal-data.exported', subject));
    }
    const before = await verifyAudit(ctx);
    expect((await restore(await backup())).faults).toEqual([]);
    const source = await appDataSource(into.doors.appUrl, entities).initialize();
    try {
      const there = new Contexts(source).for(coordinator.who);
      expect(await verifyAudit(there)).toEqual({ sound: before.sound + 1 });
      const noted = await into.rows(`SELECT action FROM audit_entry ORDER BY number DESC LIMIT 1`);
      expect(noted).toEqual([{ action: 'backup.restored' }]);
      const subject = { kind: 'membership', id: randomUUID() } as const;
      await there.tx((db) => record(db, there, 'personal-data.exported', subject));
      expect(await verifyAudit(there)).toEqual({ sound: before.sound + 2 });
    } finally {
      await source.destroy();
    }
  });

  it('a record that was altered before the backup is named, by institute and entry', async () => {
    const other = await bareDatabase(false);
    const kept = into;
    into = other;
    try {
      await restore(await backup());
      await other.rows('ALTER TABLE audit_entry DISABLE TRIGGER USER');
      await other.rows(`UPDATE audit_entry SET subject_id = '${randomUUID()}' WHERE number = 3`);
      const { file } = await makeBackup({ doors: other.doors, keys, folder });
      const { faults } = await restore(file);
      expect(faults).toEqual([
        expect.stringMatching(new RegExp(`institute ${instituteId}, entry 3 was altered`)),
      ]);
    } finally {
      into = kept;
      await other.drop();
    }
  });
});
