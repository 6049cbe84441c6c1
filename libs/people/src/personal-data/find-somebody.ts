import type { EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import type { Somebody } from './personal-sql.js';

/** Somebody at an institute, held until the transaction ends so that nobody else changes them. */
export async function findSomebody(
  db: EntityManager,
  instituteId: string,
  membershipId: string,
): Promise<(Somebody & { member: Membership }) | undefined> {
  const member = await db.findOne(Membership, {
    where: { instituteId, id: membershipId },
    lock: { mode: 'pessimistic_write' },
  });
  return member ? { instituteId, membershipId, userId: member.userId, member } : undefined;
}
