import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities, migrations } from '@hearthside/api';
import {
  appDataSource,
  Keys,
  makeBackup,
  migrate,
  refuseUnsafeDatabase,
  type Erasure,
} from '@hearthside/platform';
import { type BareDatabase } from './bare-database.js';
import { aDrill, withDrill, withLater, type Drill } from './drill.js';

let drill: Drill;
beforeAll(async () => {
  drill = await aDrill(300);
});
afterAll(() => drill.end());

describe('restoring', () => {
  /** Nothing at all was drill.made in it. */
  async function expectUntouched({ rows }: BareDatabase): Promise<void> {
    expect(
      await rows(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
    ).toEqual([]);
  }

  it('refuses another master key before anything is touched', async () => {
    const into = await drill.aDatabase();
    const other = Keys.from(randomBytes(32));
    await expect(drill.restore(into, { keys: other })).rejects.toThrow(
      new RegExp(
        `another master key[^]*${drill.keys.fingerprint}[^]*${other.fingerprint}[^]*Nothing was changed`,
      ),
    );
    await expectUntouched(into);
  });

  it.each([
    ['cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['with its last byte missing', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['with a byte altered near its end', (bytes: Buffer) => flipped(bytes, bytes.length - 40)],
    ['of another kind', () => Buffer.from('PGDMP and so on')],
    ['that is empty', () => Buffer.alloc(0)],
  ])('refuses a file %s before anything is touched', async (_, damage) => {
    const into = await drill.aDatabase();
    const file = join(drill.folder, `${randomUUID()}.damaged`);
    writeFileSync(file, damage(readFileSync(drill.made.file)));
    await expect(drill.restore(into, { file })).rejects.toThrow(/backup[^]*Nothing was changed/);
    await expectUntouched(into);
  });

  it('refuses a backup that a newer Hearthside made', async () => {
    const into = await drill.aDatabase();
    await expect(drill.restore(into, { migrations })).rejects.toThrow(
      /newer Hearthside[^]*DrillTables9000000000000/,
    );
    await expectUntouched(into);
  });

  it('runs the migrations that came after the backup, on its rows', async () => {
    const into = await drill.aDatabase();
    const { newerMigrations } = await drill.restore(into, { migrations: withLater });
    expect(newerMigrations).toEqual(['DrillLater9000000000001']);
    expect(await into.rows('SELECT DISTINCT c FROM drill_keyless')).toEqual([{ c: 'later' }]);
  });

  it('does not replace what is there unless told to, and saves it first', async () => {
    const into = await drill.aDatabase(true);
    await into.rows(`INSERT INTO institute VALUES (gen_random_uuid(), 'Was here', 'UTC', now())`);
    await expect(drill.restore(into)).rejects.toThrow(
      /already[^]*--replace[^]*Nothing was changed/,
    );
    expect(await into.rows('SELECT name FROM institute')).toEqual([{ name: 'Was here' }]);

    const { safetyFile } = await drill.restore(into, { mayReplace: async () => true });
    expect(await into.rows('SELECT DISTINCT name FROM institute')).toEqual([{ name: 'Elm House' }]);
    const back = await drill.aDatabase();
    await drill.restore(back, { file: safetyFile! });
    expect(await back.rows('SELECT name FROM institute')).toEqual([{ name: 'Was here' }]);
  });

  it('goes back to the schema of the backup where the database has come further', async () => {
    const into = await drill.aDatabase(true);
    const { ownerUrl, appUrl } = into.doors;
    await migrate(ownerUrl, appUrl, entities, withLater);
    await into.rows(`INSERT INTO drill_keyless VALUES (77, '{}', 'was here')`);
    const { newerMigrations } = await drill.restore(into, {
      migrations: withLater,
      mayReplace: async () => true,
    });
    expect(newerMigrations).toEqual(['DrillLater9000000000001']);
    expect(await into.rows('SELECT count(*)::int FROM drill_view')).toEqual([{ count: 10 }]);
    expect(await into.rows('SELECT DISTINCT c FROM drill_keyless')).toEqual([{ c: 'later' }]);
  });

  it('refuses while the service is connected', async () => {
    const into = await drill.aDatabase(true);
    const source = await appDataSource(into.doors.appUrl, entities).initialize();
    try {
      await source.query('SELECT 1');
      await expect(drill.restore(into)).rejects.toThrow(/Stop it first/);
    } finally {
      await source.destroy();
    }
  });

  it('keeps nothing when a row breaks a rule of the database, and what was there stays', async () => {
    const broken = await drill.aDatabase(true);
    const { ownerUrl, appUrl } = broken.doors;
    await migrate(ownerUrl, appUrl, entities, withDrill);
    await broken.rows(`ALTER TABLE membership DISABLE TRIGGER ALL`);
    await broken.rows(`INSERT INTO membership (institute_id, id, user_id, name, called, roles, state, created_at)
      VALUES ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}', 'A', 'A', '{learner}', 'active', now())`);
    const { file } = await makeBackup({
      doors: broken.doors,
      keys: drill.keys,
      folder: drill.folder,
    });

    const into = await drill.aDatabase(true);
    await into.rows(`INSERT INTO institute VALUES (gen_random_uuid(), 'Was here', 'UTC', now())`);
    const mayReplace = async () => true;
    await expect(drill.restore(into, { file, mayReplace })).rejects.toThrow(
      /membership_institute[^]*Nothing was changed/,
    );
    expect(await into.rows('SELECT name FROM institute')).toEqual([{ name: 'Was here' }]);
    expect(await into.rows('SELECT FROM membership')).toEqual([]);
  });

  it('erases again whom the ledger names, and the service does not start before that is done', async () => {
    const into = await drill.aDatabase();
    const erased: Erasure[] = [
      { kind: 'user', id: drill.institutes[0]!, at: new Date().toISOString() },
    ];
    await expect(drill.restore(into, { erased })).rejects.toThrow('cannot erase them again');
    await expectUntouched(into);

    const crash = drill.restore(into, {
      erased,
      hooks: { replay: () => Promise.reject(new Error('The power went.')) },
    });
    await expect(crash).rejects.toThrow('The power went.');
    const source = await appDataSource(into.doors.appUrl, entities).initialize();
    await expect(refuseUnsafeDatabase(source)).rejects.toThrow(/restore of it was not completed/);
    await source.destroy();

    // A second try needs no --replace: what is there came drill.from the first.
    const done = await drill.restore(into, {
      erased,
      hooks: {
        verify: async () => ['A chain is broken.'],
        replay: async (app, entries) => {
          for (const { id } of entries)
            await app.query('DELETE FROM auth."user" WHERE id = $1', [id]);
          return entries.length;
        },
      },
    });
    expect(done).toMatchObject({ erasedAgain: 1, faults: ['A chain is broken.'] });
    expect(await into.rows('SELECT FROM auth."user"')).toEqual([]);
    expect(await into.rows(`SELECT to_regclass('restore_unfinished') AS mark`)).toEqual([
      { mark: null },
    ]);
  });

  it('says which tables it left behind because no migration makes them', async () => {
    const guest = await drill.aDatabase(true);
    await guest.rows('CREATE TABLE somebody_elses (id int); INSERT INTO somebody_elses VALUES (1)');
    const { file } = await makeBackup({
      doors: guest.doors,
      keys: drill.keys,
      folder: drill.folder,
    });
    const into = await drill.aDatabase();
    expect((await drill.restore(into, { file })).foreign).toEqual(['public.somebody_elses']);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
}
