import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hearthside/testing';
import type { Pool } from 'pg';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([]);
});
afterAll(() => database.drop());

describe('a connection of the application', () => {
  it('may be lost between two statements of one piece of work, and the service goes on', async () => {
    const { master } = database.source.driver as unknown as { master: Pool };
    const [held, other] = [await master.connect(), await master.connect()];
    const { rows } = await held.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise<void>((resolve) => held.once('end', resolve));
    await other.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
    other.release();
    await ended;
    await expect(held.query('SELECT 1')).rejects.toThrow();
    held.release(true);
    await expect(master.query('SELECT 1 AS one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  });
});
