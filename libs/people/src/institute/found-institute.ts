import { randomUUID } from 'node:crypto';
import type { Contexts } from '@hearthside/platform';
import { Membership } from '../membership/membership.entity.js';
import { userOf } from '../sign-in/user.js';
import { Institute } from './institute.entity.js';

export interface Founding {
  name: string;
  /** IANA name, such as America/New_York. */
  timeZone: string;
  coordinator: { name: string; email: string };
}

/**
 * A new institute with its first coordinator, who may sign in at once: whoever runs the service says so,
 * and nobody is there yet who could be asked.
 */
export async function foundInstitute(
  contexts: Contexts,
  { name, timeZone, coordinator }: Founding,
): Promise<{ instituteId: string; membershipId: string }> {
  const [instituteId, membershipId] = [randomUUID(), randomUUID()];
  const ctx = contexts.forService(instituteId);
  await ctx.tx(async (db) => {
    const now = ctx.now();
    await db.insert(Institute, { id: instituteId, name, timeZone, createdAt: now });
    await db.insert(Membership, {
      instituteId,
      id: membershipId,
      userId: await userOf(db, coordinator.email, now),
      name: coordinator.name,
      called: coordinator.name.split(' ')[0]!,
      roles: ['coordinator'],
      state: 'active',
      createdAt: now,
      joinedAt: now,
    });
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
