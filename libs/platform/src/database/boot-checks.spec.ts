import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hearthside/testing';
import { DataSource } from 'typeorm';
import { DatabaseRefused, refuseUnsafeDatabase } from './boot-checks.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([]);
});
afterAll(() => database.drop());

/** What the check says of a connection, with a setting or a role put before it. */
async function verdict(url: string, ...first: string[]): Promise<string> {
  const source = await new DataSource({ type: 'postgres', url, extra: { max: 1 } }).initialize();
  try {
    for (const sql of first) await source.query(sql);
    await refuseUnsafeDatabase(source);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof DatabaseRefused)) throw error;
    return error.message;
  } finally {
    await source.destroy();
  }
}

describe('a database at boot', () => {
  it('is refused to a superuser', async () => {
    expect(await verdict(database.superuserUrl)).toContain('"postgres" is a superuser');
  });

  it('is refused to the owner of its tables', async () => {
    expect(await verdict(database.ownerUrl)).toContain('"hearthside_owner" owns tables');
  });

  it.each([
    ['the owner of the tables', 'GRANT hearthside_owner TO probe', 'owns tables'],
    ['a role that bypasses row security', 'GRANT probe_bypass TO probe', 'may bypass row security'],
    ['a superuser', 'GRANT postgres TO probe', 'is a superuser or may become one'],
  ])('is refused to a role that may become %s', async (_, grant, fault) => {
    const roles = ['CREATE ROLE probe', 'CREATE ROLE probe_bypass BYPASSRLS'];
    const as = ['BEGIN', ...roles, grant, 'SET LOCAL ROLE probe'];
    expect(await verdict(database.superuserUrl, ...as)).toContain(fault);
  });

  it('is refused when what is saved may be lost, and for nothing else to the application', async () => {
    // The tests' own PostgreSQL runs without fsync, for speed.
    const said = await verdict(database.appUrl);
    expect(said).toContain('fsync is off');
    expect(said).not.toMatch(/superuser|bypass|owns/);
  });
});
