import type { Context } from '@hearthside/platform';
import type { Door } from './attacker.js';
import type { Finding } from './finding.js';
import type { Field } from './sown.js';

const FOUND = `SELECT current_setting('app.institute_id', true) AS tenant,
                      (SELECT count(*)::int FROM institute) AS seen`;

interface Found {
  tenant: string | null;
  seen: number;
}

/** What the next user of a connection would find there, after each way in which work can end. */
export async function leftBehind({ source, contexts }: Door, { a }: Field): Promise<Finding[]> {
  const found: Finding[] = [];
  const ctx = contexts.forService(a.instituteId!);
  const endings: Record<string, (at: Context) => Promise<unknown>> = {
    'a transaction': ({ tx }) => tx((db) => db.query('SELECT 1')),
    'a transaction that fails': ({ tx }) => tx((db) => db.query('SELECT 1 / 0')),
    'a transaction whose work fails': ({ tx }) =>
      tx(async (db) => {
        await db.query('SELECT 1');
        throw new Error('Stopped in the middle.');
      }),
    'a transaction that takes too long': ({ tx }) =>
      tx(async (db) => {
        await db.query(`SET LOCAL statement_timeout = 20`);
        await db.query('SELECT pg_sleep(5)');
      }),
    'a transaction within another': (at) => at.tx(() => at.tx((db) => db.query('SELECT 1'))),
    'a select': ({ select }) => select('SELECT 1 AS one', []),
    'a select that fails': ({ select }) => select('SELECT 1 / $1::int AS one', [0]),
    'a select that cannot be planned': ({ select }) => select('SELECT FROM nothing', []),
    'a broken connection': ({ tx }) =>
      tx((db) => db.query('SELECT pg_terminate_backend(pg_backend_pid())')),
  };
  for (const [ending, work] of Object.entries(endings)) {
    await work(ctx).catch(() => {});
    const object = `the connection after ${ending}`;
    const [row] = await source
      .query(FOUND)
      .then((rows) => rows as Found[])
      .catch((error: Error) => {
        found.push({ rule: 'broken', object, message: error.message });
        return [];
      });
    if (!row) continue;
    if (row.tenant) found.push({ rule: 'left', object, message: `is still at ${row.tenant}` });
    if (row.seen > 0) found.push({ rule: 'left', object, message: `sees ${row.seen} institutes` });
  }
  return found;
}
