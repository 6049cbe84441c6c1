import { randomBytes, randomUUID } from 'node:crypto';
import { record, type Role } from '@hearthside/platform';
import type { TestDatabase } from '../database.js';
import { aMember, type Somebody } from '../people.js';
import { asked } from './linked-tables.js';

/** Somebody who has left a trace in every table, and the word that is in each of them. */
export interface Traced extends Somebody {
  canary: string;
}

/** Texts in each column that takes them, whether or not anything writes there today. */
export async function someoneTraced(
  database: TestDatabase,
  instituteId: string,
  roles: Role[] = ['learner'],
): Promise<Traced> {
  const canary = `canary${randomBytes(6).toString('hex')}`;
  const person = await aMember(database.source, instituteId, roles, {
    name: `Ruth ${canary}`,
    email: `${canary}@example.org`,
  });
  const { membershipId, userId } = person.who;
  const write = (sql: string, values: unknown[]) => asked(database.superuserUrl, sql, values);
  await write(`UPDATE membership SET called = $2 WHERE id = $1`, [membershipId, canary]);
  await write(`UPDATE auth.session SET ip_address = $2, user_agent = $2 WHERE user_id = $1`, [
    userId,
    canary,
  ]);
  await write(
    `INSERT INTO auth.account
       (id, account_id, provider_id, user_id, access_token, refresh_token, id_token, scope, password,
        created_at, updated_at)
     VALUES ($1, $2, $2, $3, $2, $2, $2, $2, $2, now(), now())`,
    [randomUUID(), canary, userId],
  );
  for (const [identifier, value] of [
    [`sign-in-${person.email}`, 'x'],
    ['link', JSON.stringify({ userId })],
  ]) {
    await write(
      `INSERT INTO auth.verification (id, identifier, value, expires_at, created_at, updated_at)
       VALUES ($1, $2, $3, now() + interval '1 hour', now(), now())`,
      [randomUUID(), identifier, value],
    );
  }
  await write(
    `INSERT INTO mutation_receipt VALUES ($1, $2, $3, $3, decode(md5($3), 'hex'), jsonb_build_object('id', $3::text), now())`,
    [instituteId, membershipId, canary],
  );
  for (const id of [membershipId, userId]) {
    await write(
      `INSERT INTO failed_job (institute_id, id, task, what, reason, failed_at, payload)
       VALUES ($1, $2, 'mail', 'Sending a mail', $3, now(), json_build_object('to', $4::text))`,
      [instituteId, randomUUID(), canary, id],
    );
  }
  await aPlaceInAClass(write, instituteId, membershipId, canary);
  // Names that the office has typed; nothing but the letters says whose they are.
  await write(
    `INSERT INTO reporting_answer (institute_id, id, answer, said_by, said_on, written_at, replaced_at)
     VALUES ($1, $2, 'Nobody has to.', $3, '2026-01-01', now(), now())`,
    [instituteId, randomUUID(), person.name],
  );
  await write(
    `INSERT INTO local_resource (institute_id, course_slug, resource_id, verified_by, changed_at)
     VALUES ($1, 'a-course', $2, $3, now())`,
    [instituteId, randomUUID(), person.name],
  );
  await signInTraces(write, person.who, canary);
  const ctx = database.contexts.for(person.who);
  const subject = { kind: 'membership', id: membershipId } as const;
  await ctx.tx((db) => record(db, ctx, 'membership.name-corrected', subject));
  return { ...person, canary };
}

type Write = (sql: string, values: unknown[]) => Promise<unknown>;

/** The ways in: devices, mailed codes, a card, and the institute’s own accounts. */
async function signInTraces(
  write: Write,
  { instituteId, membershipId, userId }: Traced['who'],
  canary: string,
): Promise<void> {
  await write(
    `INSERT INTO auth.passkey VALUES ($1, $2, $3, convert_to($3, 'UTF8'), 1, ARRAY[$3], $3, now(), now())`,
    [randomUUID(), userId, canary],
  );
  await write(
    `INSERT INTO auth.mailed_code VALUES ($1, $2, $3, $3, 0, now(), now() + interval '1 hour')`,
    [randomUUID(), userId, canary],
  );
  await write(`INSERT INTO code_card VALUES ($1, $2, $3, $4, $4, now(), now(), 0, NULL, NULL)`, [
    instituteId,
    randomUUID(),
    membershipId,
    canary,
  ]);
  await write(`INSERT INTO provider_link VALUES ($1, $2, $3, $3, $4, now())`, [
    instituteId,
    randomUUID(),
    canary,
    membershipId,
  ]);
}

/** In a class that they lead as well: everything there that names them, in words or by a number. */
async function aPlaceInAClass(
  write: (sql: string, values: unknown[]) => Promise<unknown>,
  instituteId: string,
  membershipId: string,
  canary: string,
): Promise<void> {
  const [offering, session] = [randomUUID(), randomUUID()];
  // The same number, by which rows that name a place and no person are found.
  const enrolment = membershipId;
  await write(
    `INSERT INTO edition (id, course_slug, content_hash, published_on, course)
     VALUES ($1, 'tea', $1, '2026-11-22', '{}')`,
    [offering],
  );
  await write(
    `INSERT INTO offering (institute_id, id, course, edition_id, variant, state, time_zone, seats,
       completion_share, completion_of, created_at, version)
     VALUES ($1, $2, 'tea', $3, 'standard', 'open', 'UTC', 20, 2, 3, now(), 1)`,
    [instituteId, offering, offering],
  );
  await write(
    `INSERT INTO class_session (institute_id, id, offering_id, number, starts_at, minutes, counts)
     VALUES ($1, $2, $3, 1, now(), 90, true)`,
    [instituteId, session, offering],
  );
  await write(`INSERT INTO offering_leader VALUES ($1, $2, $3, 'leader', true)`, [
    ...[instituteId, offering, membershipId],
  ]);
  await write(
    `INSERT INTO enrolment (institute_id, id, offering_id, membership_id, state, source, turn, entered_at,
       print, hearing, seating, language)
     VALUES ($1, $2, $3, $4, 'held', 'office', 1, now(), 'large', $5, $5, $5)`,
    [instituteId, enrolment, offering, membershipId, canary],
  );
  await write(
    `INSERT INTO reminder (institute_id, id, offering_id, session_id, enrolment_id, kind, occasion, due_at)
     VALUES ($1, $2, $3, $4, $5, 'session-soon', $6, now())`,
    [instituteId, randomUUID(), offering, session, enrolment, canary],
  );
  await write('INSERT INTO no_mail (institute_id, membership_id, since) VALUES ($1, $2, now())', [
    ...[instituteId, membershipId],
  ]);
  await write(
    `INSERT INTO attendance (institute_id, session_id, enrolment_id, offering_id, mark, at)
     VALUES ($1, $2, $3, $4, 'present', now())`,
    [instituteId, session, enrolment, offering],
  );
  await write(
    `INSERT INTO attendance_correction (institute_id, id, session_id, enrolment_id, was, corrected_by, at)
     VALUES ($1, $2, $3, $4, 'absent', $5, now())`,
    [instituteId, randomUUID(), session, enrolment, membershipId],
  );
  await write(
    `INSERT INTO certificate (institute_id, id, enrolment_id, check_hash, issued_at)
     VALUES ($1, $2, $3, $4, now())`,
    [instituteId, randomUUID(), enrolment, canary],
  );
  await write(
    `INSERT INTO calendar_feed (institute_id, id, membership_id, token_hash, created_at)
     VALUES ($1, $2, $3, $4, now())`,
    [instituteId, randomUUID(), membershipId, canary],
  );
}
