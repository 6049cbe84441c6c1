import { randomUUID } from 'node:crypto';
import { cookieName, hashOfToken, newToken, signedToken } from '@hearthside/people';

/** @typedef {{ who: import('@hearthside/platform').Member, cookie: string, token: string }} Person */

/** An institute with nobody in it yet. @param {import('typeorm').EntityManager} db @param {string} id @param {string} name */
export async function anInstitute(db, id, name) {
  await db.query(
    `INSERT INTO institute (id, name, contact, time_zone, created_at)
     VALUES ($1, $2, $2, 'America/New_York', now())`,
    [id, name],
  );
}

/**
 * Somebody who is signed in, for what measures and tortures: the word is a part of the name.
 *
 * @param {import('typeorm').EntityManager} db @param {string} instituteId
 * @param {import('@hearthside/platform').Role} role @param {string} word @param {string} secret
 * @returns {Promise<Person>}
 */
export async function aPerson(db, instituteId, role, word, secret) {
  const [userId, membershipId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  const token = newToken();
  await db.query(
    `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
     VALUES ($1, '', $2, true, now(), now())`,
    [userId, `${userId}@example.org`],
  );
  await db.query(
    `INSERT INTO membership (institute_id, id, user_id, name, called, roles, state, created_at, joined_at)
     VALUES ($1, $2, $3, $4, $4, $5, 'active', now(), now())`,
    [instituteId, membershipId, userId, `${word} ${role}`, [role]],
  );
  await db.query(
    `INSERT INTO auth.session
       (id, token, user_id, expires_at, created_at, updated_at, institute_id)
     VALUES ($1, $2, $3, now() + interval '10 days', now(), now(), $4)`,
    [sessionId, hashOfToken(token), userId, instituteId],
  );
  return {
    token,
    who: { kind: 'member', userId, sessionId, instituteId, membershipId, roles: [role] },
    cookie: `${cookieName(false)}=${signedToken(token, secret)}`,
  };
}
