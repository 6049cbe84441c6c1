import { randomUUID } from 'node:crypto';
import { Offering, OfferingLeader, Session } from '@hearthside/delivery';
import { appDataSource, Contexts } from '@hearthside/platform';
import { cookieSecretOf } from '@hearthside/people';
import { entities } from '@hearthside/api';
import pg from 'pg';
import { aPerson } from '../signed-in.mjs';
import { keys, slug } from './flagship.mjs';

/** @typedef {import('../signed-in.mjs').Person} Person */
/** @typedef {{ id: string, sessions: string[] }} Scheduled */

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Somebody of these roles, each signed in. @param {string} appUrl @param {string} instituteId @param {import('@hearthside/platform').Role[]} roles */
export async function people(appUrl, instituteId, roles) {
  return inInstitute(appUrl, instituteId, async (db) => {
    /** @type {Person[]} */
    const made = [];
    for (const [index, role] of roles.entries()) {
      made.push(await aPerson(db, instituteId, role, `Person ${index}`, cookieSecretOf(keys())));
    }
    return made;
  });
}

/**
 * An open class of the flagship that began a week ago or begins in three, with six meetings that count.
 *
 * @param {string} appUrl @param {string} instituteId
 * @param {{ seats?: number, begins?: 'a week ago' | 'in three weeks', leader?: Person, learners?: Person[] }} [options]
 * @returns {Promise<Scheduled>}
 */
export async function aClass(
  appUrl,
  instituteId,
  { seats = 60, begins = 'a week ago', leader, learners = [] } = {},
) {
  const [id, sessions] = [randomUUID(), Array.from({ length: 6 }, () => randomUUID())];
  const first = Date.now() + (begins === 'a week ago' ? -1 : 3) * WEEK;
  await inInstitute(appUrl, instituteId, async (db) => {
    const [{ editionId }] = await db.query(
      'SELECT latest_edition_id AS "editionId" FROM course WHERE slug = $1',
      [slug],
    );
    await db.insert(Offering, {
      ...{ instituteId, id, course: slug, editionId, variant: 'six-week', seats, state: 'open' },
      ...{ timeZone: 'America/New_York', place: 'Room 2', createdAt: new Date() },
      ...{ completionShare: 2, completionOf: 3 },
    });
    for (const [index, session] of sessions.entries()) {
      await db.insert(Session, {
        ...{ instituteId, id: session, offeringId: id, number: index + 1, minutes: 90 },
        ...{ startsAt: new Date(first + index * WEEK), counts: true },
      });
    }
    if (leader) {
      const { membershipId } = leader.who;
      const row = { instituteId, offeringId: id, membershipId };
      await db.insert(OfferingLeader, { ...row, part: 'leader', trained: true });
    }
    await db.query(
      `INSERT INTO enrolment
         (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
       SELECT $1, gen_random_uuid(), $2, m.id, 'held', 'self', m.turn, now(), 'standard'
         FROM unnest($3::uuid[]) WITH ORDINALITY m (id, turn)`,
      [instituteId, id, learners.map(({ who }) => who.membershipId)],
    );
  });
  return { id, sessions };
}

/**
 * Other classes with 500 seats, so many of them held altogether; each learner has four places at most, and a fifth of the
 * places were given up.
 *
 * @param {string} superuserUrl @param {string} instituteId @param {number} places
 */
export async function fillWithPlaces(superuserUrl, instituteId, places) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const learners = Math.max(Math.min(places, 500), Math.ceil(places / 4));
  const idOf = (/** @type {string} */ of) => `md5(${of})::uuid`;
  await client.query(
    `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
     SELECT ${idOf(`'user' || n`)}, '', 'user' || n || '@example.org', true, now(), now()
       FROM generate_series(0, $1::int - 1) n`,
    [learners],
  );
  await client.query(
    `INSERT INTO membership (institute_id, id, user_id, name, called, roles, state, created_at, joined_at)
     SELECT $2, ${idOf(`'member' || n`)}, ${idOf(`'user' || n`)}, 'Learner ' || n, 'Learner', '{learner}', 'active',
            now(), now() FROM generate_series(0, $1::int - 1) n`,
    [learners, instituteId],
  );
  await client.query(
    `INSERT INTO offering (institute_id, id, course, edition_id, variant, state, time_zone, seats, completion_share,
            completion_of, created_at, version)
     SELECT institute_id, ${idOf(`'class' || n`)}, slug, latest_edition_id, 'six-week', 'open', 'America/New_York', 500,
            2, 3, now() - n * interval '1 hour', 1
       FROM course, generate_series(0, ($1::int - 1) / 500) n WHERE institute_id = $2 AND slug = $3`,
    [places, instituteId, slug],
  );
  await client.query(
    `INSERT INTO class_session (institute_id, id, offering_id, number, starts_at, minutes, counts)
     SELECT $2, gen_random_uuid(), ${idOf(`'class' || n`)}, s, now() + s * interval '1 week', 90, true
       FROM generate_series(0, ($1::int - 1) / 500) n, generate_series(1, 6) s`,
    [places, instituteId],
  );
  await client.query(
    `INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     SELECT $2, gen_random_uuid(), ${idOf(`'class' || n / 500`)}, ${idOf(`'member' || n % $3::int`)},
            CASE WHEN n % 5 = 4 THEN 'withdrawn' ELSE 'held' END, 'self', n % 500 + 1, now(), 'standard'
       FROM generate_series(0, $1::int - 1) n`,
    [places, instituteId, learners],
  );
  await client.query('VACUUM ANALYZE');
  await client.end();
}

/**
 * @template T @param {string} appUrl @param {string} instituteId
 * @param {(db: import('typeorm').EntityManager) => Promise<T>} work
 */
async function inInstitute(appUrl, instituteId, work) {
  const source = await appDataSource(appUrl, entities).initialize();
  try {
    return await new Contexts(source).forService(instituteId).tx(work);
  } finally {
    await source.destroy();
  }
}
