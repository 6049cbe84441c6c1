import type pg from 'pg';
import type { Attacks } from './sign-in-attacks.js';
import { codes } from './target.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What works with its owner's rights where work is asked for and written down. */
export const jobAttacks: Attacks = {
  'app.add_job(task text, payload json, run_at timestamp with time zone, job_key text, job_id uuid)':
    async ({ field: { a, b, client }, as, app, verdict }) => {
      const add = 'SELECT app.add_job($1, $2, NULL, $3, $4) AS id';
      const outside = await as.try(add, ['no-such-task', '{}', null, null]);
      verdict.refused('definer', outside, codes.DENIED);
      await client.query('BEGIN');
      await client.query(`INSERT INTO app.job_task VALUES ('attacked', 1)`);
      const mine = await addAs({ client, app }, String(a.instituteId), { to: a.secret });
      // The other's key, id and name are all known, and said in every place where they may be said.
      await addAs({ client, app }, String(b.instituteId), { institute: a.instituteId }, mine);
      await addAs(
        { client, app },
        String(b.instituteId),
        {},
        mine,
        `${a.instituteId} attacked key`,
      );
      const { rows } = await client.query<{ payload: { institute: string; payload: object } }>(
        `SELECT payload FROM graphile_worker._private_jobs ORDER BY id`,
      );
      const institutes = rows.map(({ payload }) => payload.institute);
      if (institutes.filter((id) => id === a.instituteId).length !== 1) {
        verdict.say('definer', 'has work done in another’s name, or pushes theirs aside');
      }
      if (institutes.filter((id) => id === b.instituteId).length !== 2) {
        verdict.say('vacuous', `the institute's own work is ${institutes.join()}`);
      }
      const asNobody = addAs({ client, app }, NOBODY, {}).then(
        () => true,
        () => false,
      );
      if (await asNobody) verdict.say('definer', 'works for nobody');
      await client.query('ROLLBACK');
    },
  'app.chain_audit_entry()': async ({ as, verdict }) => {
    verdict.refused('definer', await as.try('SELECT app.chain_audit_entry()'), codes.DENIED);
  },
};

/** As the application asks, in a transaction that is taken back. */
async function addAs(
  { client, app }: { client: pg.Client; app: string },
  tenant: string,
  payload: object,
  id: string | null = null,
  key = 'key',
): Promise<string> {
  await client.query(`SELECT set_config('app.institute_id', $1, true)`, [tenant]);
  await client.query(`SET LOCAL ROLE ${app}`);
  const given = ['attacked', JSON.stringify(payload), key, id];
  const { rows } = await client.query<{ id: string }>(
    'SELECT app.add_job($1, $2, NULL, $3, $4) AS id',
    given,
  );
  await client.query('RESET ROLE');
  return rows[0]!.id;
}
