import { randomBytes, randomUUID } from 'node:crypto';
import { EditionService } from '@hearthside/curriculum';
import { readCourse } from '@hearthside/lesson-text';
import { cookieName, hashOfToken, newToken, signedToken } from '@hearthside/people';
import { Contexts } from '@hearthside/platform';

/** @typedef {import('@hearthside/platform').Member} Member */
/** @typedef {{ who: Member, cookie: string }} Person */
/**
 * @typedef {object} Institute
 * @property {string} id
 * @property {string[]} words that stand in what is kept of it, and in nothing else
 * @property {string} name the word that its own name holds
 * @property {string} course the word that its course holds
 * @property {Person[]} people
 */

const ROLES = /** @type {const} */ (['coordinator', 'facilitator', 'assistant', 'learner']);

const aWord = () => `CANARY${randomBytes(8).toString('hex')}`;

/**
 * Two institutes with the same people, courses and addresses, apart from their words.
 *
 * @param {import('@nestjs/platform-fastify').NestFastifyApplication} app
 * @param {string} secret
 * @returns {Promise<[Institute, Institute]>}
 */
export async function twoInstitutes(app, secret) {
  return [await anInstitute(app, secret), await anInstitute(app, secret)];
}

/**
 * @param {import('@nestjs/platform-fastify').NestFastifyApplication} app @param {string} secret
 * @returns {Promise<Institute>}
 */
async function anInstitute(app, secret) {
  const [id, name, person, course] = [randomUUID(), aWord(), aWord(), aWord()];
  const ctx = app.get(Contexts).forService(id);
  /** @type {Person[]} */
  const people = [];
  await ctx.tx(async (db) => {
    await db.query(
      `INSERT INTO institute (id, name, contact, time_zone, created_at)
       VALUES ($1, $2, $2, 'America/New_York', now())`,
      [id, `${name} House`],
    );
    for (const role of ROLES) people.push(await aPerson(db, id, role, person, secret));
  });
  await app.get(EditionService).publish(ctx, aCourse(course));
  return { id, words: [name, person, course, id], name, course, people };
}

/**
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
    who: { kind: 'member', userId, sessionId, instituteId, membershipId, roles: [role] },
    cookie: `${cookieName(false)}=${signedToken(token, secret)}`,
  };
}

/** @param {string} word */
function aCourse(word) {
  const texts = new Map([
    [
      'course.yaml',
      `title: Tea of ${word}\nneutral-title: Kitchen hour\ncode: kitchen-hour\nlanguage: en-US\n` +
        'disclaimer: For information only.\nlicense: CC-BY-4.0\ncredits: Our own words.\nlessons:\n  - 01-tea\n',
    ],
    [
      'lessons/01-tea/lesson.md',
      '---\ntitle: A pot of tea\naim: Make a pot.\nminutes: 10\nsensitivity: low\noutcomes:\n' +
        '  - { text: warm a pot, shown-by: warm }\n  - { text: pour, shown-by: warm }\n' +
        '  - { text: sip, shown-by: warm }\n---\n\n## Warm the pot\n' +
        `::activity{id=warm minutes=10 core=keep}\n\nA warm pot, says ${word}.\n`,
    ],
  ]);
  const { course, problems } = readCourse('tea', texts);
  if (!course) throw new Error(JSON.stringify(problems));
  return course;
}
