import { hasRole, isId, Refused, type Context, type Role } from '@hearthside/platform';
import { instituteOf } from '@hearthside/people';
import type { EntityManager } from 'typeorm';
import { OfferingLeader, type LeaderPart } from '../leader/leader.entity.js';
import { Offering } from './offering.entity.js';

/** Who of an institute stands how to one of its classes. */
export type Admission = 'office' | 'leader' | 'assistant' | 'member';

/** @throws Refused NO_SUCH_OFFERING */
export async function offeringAt(
  db: EntityManager,
  ctx: Pick<Context, 'who'>,
  id: string,
  lock?: 'held',
): Promise<Offering> {
  const instituteId = instituteOf(ctx);
  // Held until the transaction ends: whoever counts seats waits for whoever takes one.
  const mode = lock && ({ mode: 'pessimistic_write' } as const);
  const found = isId(id)
    ? await db.findOne(Offering, { where: { instituteId, id }, ...(mode && { lock: mode }) })
    : null;
  if (found) return found;
  throw new Refused('NO_SUCH_OFFERING', 'There is no such class at your institute.');
}

/** May somebody of these roles lead a class, or help in one? */
export function mayDo(part: LeaderPart, roles: readonly Role[]): boolean {
  return roles.includes('facilitator') || (part === 'assistant' && roles.includes('assistant'));
}

/** The service's own work is the office's. */
export async function admissionOf(
  db: EntityManager,
  { who }: Pick<Context, 'who'>,
  { instituteId, id: offeringId }: Pick<Offering, 'instituteId' | 'id'>,
): Promise<Admission> {
  if (who.kind === 'service' || hasRole(who, 'coordinator')) return 'office';
  if (who.kind !== 'member') return 'member';
  const { membershipId } = who;
  const leads = await db.findOneBy(OfferingLeader, { instituteId, offeringId, membershipId });
  // Whoever has lost the role leads no more, though nobody has named another yet.
  return leads && mayDo(leads.part, who.roles) ? leads.part : 'member';
}

/**
 * For the office, and for the leaders and assistants of this class.
 *
 * @throws Refused NO_SUCH_OFFERING, also where it is there and the reader has no part in it
 */
export async function ledOffering(
  db: EntityManager,
  ctx: Pick<Context, 'who'>,
  id: string,
  lock?: 'held',
): Promise<Offering> {
  const offering = await offeringAt(db, ctx, id, lock);
  if ((await admissionOf(db, ctx, offering)) !== 'member') return offering;
  throw new Refused('NO_SUCH_OFFERING', 'There is no such class at your institute.');
}
