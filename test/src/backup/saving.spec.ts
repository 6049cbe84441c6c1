import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, LEFT_OUT, makeBackup, planOf, type Plan } from '@hearthside/platform';
import { withClient, type BareDatabase } from './bare-database.js';
import { aDrill, schemaOf, type Drill } from './drill.js';

let drill: Drill;
beforeAll(async () => {
  drill = await aDrill(100);
});
afterAll(() => drill.end());

describe('the role that makes backups', () => {
  it('need not be a superuser, but must be let past row security, and is told how', async () => {
    const role = `backup_${randomBytes(4).toString('hex')}`;
    const into = await drill.aDatabase();
    const as = (url: string) =>
      Object.assign(new URL(url), { username: role, password: 'long' }).href;
    await drill.from.rows(`CREATE ROLE ${role} LOGIN PASSWORD 'long'`);
    try {
      const doors = { ...drill.from.doors, allUrl: as(drill.from.doors.allUrl) };
      for (const [sql, why] of [
        ['SELECT 1', 'cannot see every institute’s rows'],
        [`ALTER ROLE ${role} BYPASSRLS`, 'may not write every table'],
      ] as const) {
        await drill.from.rows(sql);
        const refused = makeBackup({ doors, keys: drill.keys, folder: drill.folder });
        await expect(refused).rejects.toThrow(why);
        await expect(refused).rejects.toThrow(
          /CREATE ROLE hearthside_backup LOGIN BYPASSRLS[^]*GRANT "hearthside_owner" TO hearthside_backup[^]*BACKUP_DATABASE_URL=postgres:/,
        );
      }
      await drill.from.rows(`GRANT hearthside_owner TO ${role}`);
      const { file, parts } = await makeBackup({ doors, keys: drill.keys, folder: drill.folder });
      expect(parts.find(({ name }) => name === 'public.drill_transfer')!.rows).toBe(
        drill.acknowledgedInAll,
      );
      const throughIt = { ...into.doors, allUrl: as(into.doors.allUrl) };
      await drill.restore(into, {
        file,
        open: async () => ({ doors: throughIt, close: async () => {} }),
      });
      expect(await schemaOf(into)).toEqual(await schemaOf(drill.from));
    } finally {
      await into.rows(`REASSIGN OWNED BY ${role} TO hearthside_owner; DROP OWNED BY ${role}`);
      await drill.from.rows(`DROP ROLE ${role}`);
    }
  });
});

describe('a backup that cannot be completed', () => {
  it('leaves no file when the database goes away, and says so', async () => {
    const before = readdirSync(drill.folder).sort();
    let cut = false;
    const progress = () => {
      if (cut) return;
      cut = true;
      void drill.from.rows(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'hearthside backup' AND datname = current_database()`);
    };
    // A lock keeps it drill.from passing that table before the connection is cut.
    await withClient(drill.from.doors.allUrl, async (client) => {
      await client.query('BEGIN; LOCK TABLE drill_transfer IN ACCESS EXCLUSIVE MODE');
      const backup = makeBackup({
        doors: drill.from.doors,
        keys: drill.keys,
        folder: drill.folder,
        progress,
      });
      await expect(backup).rejects.toThrow('The database went away');
    });
    expect(readdirSync(drill.folder).sort()).toEqual(before);
  });
});

describe('the lists of tables', () => {
  it('name every table there is: it is saved, or left out for a reason', async () => {
    const { tables, leftOut, unknown } = await planIn(drill.from);
    expect(unknown).toEqual([]);
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['public.institute', 'public.membership', 'auth."user"']),
    );
    for (const name of leftOut) expect(LEFT_OUT[name]).toMatch(/ /);
  });

  it('fail for a table in a schema that nobody thought of', async () => {
    const odd = await drill.aDatabase(true);
    await odd.rows('CREATE SCHEMA odd; CREATE TABLE odd.thing (id int)');
    expect((await planIn(odd)).unknown).toEqual(['odd.thing']);
    const { doors } = odd;
    const { unknown } = await makeBackup({ doors, keys: drill.keys, folder: drill.folder });
    expect(unknown).toEqual(['odd.thing']);
  });
});

async function planIn({ doors }: BareDatabase): Promise<Plan> {
  const client = await connect(doors);
  return planOf(client).finally(() => client.end());
}
