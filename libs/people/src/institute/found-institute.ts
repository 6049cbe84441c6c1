import { randomUUID } from 'node:crypto';
import { record, type Contexts } from '@hearthside/platform';
import { Membership } from '../membership/membership.entity.js';
import { namesOf, readEmail } from '../membership/refusal-words.js';
import { userOf } from '../sign-in/user.js';
import { Institute } from './institute.entity.js';
import { readInstituteName, readTimeZone } from './read-institute.js';

export interface Founding {
  name: string;
  /** IANA name, such as America/New_York. */
  timeZone: string;
  coordinator: { name: string; email: string };
}

/**
 * Who is the first to coordinate an institute, as it will be kept.
 *
 * @throws Refused NAME_UNFIT, EMAIL_UNREADABLE
 */
export function readCoordinator(typed: Founding['coordinator']) {
  return { ...namesOf(typed), email: readEmail(typed.email) };
}

/**
 * A new institute with its first coordinator, who may sign in at once: whoever runs the service says so,
 * and nobody is there yet who could be asked.
 *
 * @throws Refused LINE_UNFIT, NO_SUCH_TIME_ZONE, NAME_UNFIT, EMAIL_UNREADABLE
 */
export async function foundInstitute(
  contexts: Contexts,
  typed: Founding,
): Promise<{ instituteId: string; membershipId: string }> {
  const name = readInstituteName(typed.name);
  const timeZone = readTimeZone(typed.timeZone);
  const { email, ...names } = readCoordinator(typed.coordinator);
  const [instituteId, membershipId] = [randomUUID(), randomUUID()];
  const ctx = contexts.forService(instituteId);
  await ctx.tx(async (db) => {
    const now = ctx.now();
    await db.insert(Institute, { id: instituteId, name, timeZone, createdAt: now });
    await db.insert(Membership, {
      instituteId,
      id: membershipId,
      userId: await userOf(db, email, now),
      ...names,
      roles: ['coordinator'],
      state: 'active',
      createdAt: now,
      joinedAt: now,
    });
    await record(db, ctx, 'institute.founded', { kind: 'institute', id: instituteId });
  });
  return { instituteId, membershipId };
}

/** Ids and names of all institutes, for whoever runs the service. */
export async function institutesOf(contexts: Contexts): Promise<Pick<Institute, 'id' | 'name'>[]> {
  const ids = await contexts
    .forService()
    .select<{ id: string }>('SELECT id FROM app.institute_ids() AS id', []);
  const found: Pick<Institute, 'id' | 'name'>[] = [];
  for (const { id } of ids) {
    const [row] = await contexts
      .forService(id)
      .select<{ id: string; name: string }>('SELECT id, name FROM institute WHERE id = $1', [id]);
    if (row) found.push(row);
  }
  return found;
}
