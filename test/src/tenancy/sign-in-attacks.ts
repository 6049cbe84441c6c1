import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Attacker } from './attacker.js';
import { insertion, type Field } from './sown.js';
import type { Verdict } from './target.js';

export interface Attack {
  field: Field;
  as: Attacker;
  /** The application's role. */
  app: string;
  verdict: Verdict;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/** Words that a function may not take for anything but words. */
export const hostile = (known: string[]) => [
  ...['', ' ', '%', '_', '\\', "'", "' OR true --", "'; SELECT 1; --", '$$', '{}', 'null', '*'],
  ...['\u202e', 'ß'.repeat(10_000), '0'.repeat(1_000_000), ...known],
  ...known.flatMap((word) => [word.toUpperCase(), `${word} `, word.slice(0, -1), `%${word}%`]),
];

/** A session of somebody at A, and one of somebody at both that may see A's alone. */
async function someSessions({ a, b, client }: Field) {
  const sessionOf = async (instituteId: string | null, onlyHere: boolean, ago = '-1 day') => {
    const [token, id] = [randomBytes(24).toString('base64url'), randomUUID()];
    const user = a.rows.get('public.membership')!['user_id'];
    await client.query(
      `INSERT INTO auth.session
         (id, token, user_id, expires_at, created_at, updated_at, institute_id, only_here)
       VALUES ($1, $2, $3, now() - $4::interval, now(), now(), $5, $6)`,
      [id, hashOf(token), user, ago, instituteId, onlyHere],
    );
    return { token, id, hash: hashOf(token), user: String(user) };
  };
  return {
    atA: await sessionOf(a.instituteId, false),
    atB: await sessionOf(b.instituteId, false),
    over: await sessionOf(a.instituteId, false, '1 second'),
  };
}

export type Attacks = Record<string, (attack: Attack) => Promise<void>>;

/** What looks people up before an institute is known. */
export const signInAttacks: Attacks = {
  'app.find_sign_in(token_hash text)': async ({ field, as, verdict }) => {
    const { atA, atB, over } = await someSessions(field);
    const call = 'SELECT * FROM app.find_sign_in($1)';
    const words = [atA.token, atA.id, atA.user, field.a.instituteId!, field.a.secret, over.hash];
    for (const word of [...hostile(words), null]) {
      const outcome = await as.try(call, [word]);
      if (outcome.count > 0)
        verdict.say('definer', `finds a session by ${String(word).slice(0, 20)}`);
      if (outcome.error && outcome.error.code !== '22021') verdict.broken('definer', outcome);
    }
    const found = await as.try(call, [atA.hash]);
    verdict.done('find_sign_in', found);
    if (JSON.stringify(found.rows).includes(field.a.secret)) verdict.say('definer', 'tells names');
    // At an institute where the person is not, the session is at none.
    const elsewhere = await as.try(call, [atB.hash]);
    if (elsewhere.rows[0]?.['membership_id'] || elsewhere.rows[0]?.['institute_id']) {
      verdict.say('definer', 'lets somebody in where they are not');
    }
  },
  'app.memberships_of(token_hash text)': async ({ field, as, verdict }) => {
    const { atA, over } = await someSessions(field);
    const call = 'SELECT * FROM app.memberships_of($1)';
    const words = [atA.token, atA.id, atA.user, field.a.instituteId!, over.hash];
    for (const word of [...hostile(words), null]) {
      const outcome = await as.try(call, [word]);
      if (outcome.count > 0)
        verdict.say('definer', `finds somebody by ${String(word).slice(0, 20)}`);
      if (outcome.error && outcome.error.code !== '22021') verdict.broken('definer', outcome);
    }
    verdict.done('memberships_of', await as.try(call, [atA.hash]));
    await onlyHere({ field, as, verdict }, call);
  },
  'app.find_card(code_hash text)': async ({ field, as, verdict }) => {
    const call = 'SELECT * FROM app.find_card($1)';
    const card = field.a.rows.get('public.code_card')!;
    const over = await field.a.fresh('public.code_card');
    await field.client.query(insertion('public.code_card', Object.keys(over)), [
      JSON.stringify(over),
    ]);
    const words = [card['id'], card['membership_id'], card['pin_hash'], over['code_hash']];
    for (const word of [...hostile(words.map(String)), null]) {
      const outcome = await as.try(call, [word]);
      if (outcome.count > 0) verdict.say('definer', `finds a card by ${String(word).slice(0, 20)}`);
      if (outcome.error && outcome.error.code !== '22021') verdict.broken('definer', outcome);
    }
    const found = await as.try(call, [card['code_hash']]);
    verdict.done('find_card', found);
    if (JSON.stringify(found.rows).includes(field.a.secret))
      verdict.say('definer', 'tells secrets');
  },
  // Nothing comes back, so all there is to see is who is gone.
  'app.forget_user_if_unused(forgotten uuid)': async ({ field: { a, client }, app, verdict }) => {
    const user = a.rows.get('public.membership')!['user_id'];
    const unused = randomUUID();
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
       VALUES ($1, '', $2, true, now(), now())`,
      [unused, `${unused}@example.org`],
    );
    await client.query(`SET LOCAL ROLE ${app}`);
    await client.query(`SELECT set_config('app.institute_id', $1, true)`, [randomUUID()]);
    for (const id of [user, unused])
      await client.query('SELECT app.forget_user_if_unused($1)', [id]);
    await client.query('RESET ROLE');
    const { rows } = await client.query('SELECT id FROM auth."user" WHERE id = ANY($1)', [
      [user, unused],
    ]);
    await client.query('ROLLBACK');
    const left = (rows as { id: string }[]).map(({ id }) => id);
    if (!left.includes(String(user)))
      verdict.say('definer', 'forgets somebody who is at another institute');
    if (left.includes(unused)) verdict.say('vacuous', 'forgets nobody');
  },
  'app.institute_ids()': async ({ field, as, verdict }) => {
    const { rows } = await as.try('SELECT * FROM app.institute_ids()');
    const values = rows.flatMap((row) => Object.values(row));
    if (!values.includes(field.a.instituteId)) verdict.say('vacuous', 'does not list A');
    if (values.some((value) => !/^[0-9a-f-]{36}$/.test(String(value)))) {
      verdict.say('definer', 'tells more than ids');
    }
  },
};

/** Somebody at both institutes, signed in by B's card: A stays unknown to that session. */
async function onlyHere(
  { field, as, verdict }: Pick<Attack, 'field' | 'as' | 'verdict'>,
  call: string,
): Promise<void> {
  const { a, b, client } = field;
  const token = randomBytes(24).toString('base64url');
  const user = b.rows.get('public.membership')!['user_id'];
  await client.query(
    `INSERT INTO membership (institute_id, id, user_id, name, called, roles, state, created_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $3, '{learner}', 'active', now())`,
    [a.instituteId, user, a.secret],
  );
  await client.query(
    `INSERT INTO auth.session
       (id, token, user_id, expires_at, created_at, updated_at, institute_id, only_here)
     VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day', now(), now(), $3, true)`,
    [hashOf(token), user, b.instituteId],
  );
  const outcome = await as.try(call, [hashOf(token)]);
  verdict.silent('definer', outcome);
  verdict.done('memberships_of by card', outcome);
}
