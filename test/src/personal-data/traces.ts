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
