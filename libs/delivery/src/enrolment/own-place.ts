import { hasRole, isId, type Context } from '@hearthside/platform';
import { instituteOf } from '@hearthside/people';
import type { EntityManager } from 'typeorm';
import { offeringAt } from '../offering/admitted.js';
import type { Offering } from '../offering/offering.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { refused } from './enrolment-refused.js';

/** A place and its class. */
export interface Place {
  enrolment: Enrolment;
  offering: Offering;
}

/**
 * For the office, and for whoever has the place; the offering is locked until the transaction ends.
 *
 * @throws Refused NO_SUCH_ENROLMENT, also where it is there and is somebody else's
 */
export async function ownPlace(
  db: EntityManager,
  ctx: Pick<Context, 'who'>,
  id: string,
): Promise<Place> {
  const seen = await seenPlace(db, ctx, id);
  const offering = await offeringAt(db, ctx, seen.offeringId, 'held');
  // Read anew: it may have changed while this waited.
  return { offering, enrolment: await seenPlace(db, ctx, id) };
}

/** Without a lock; to know which classes to lock. */
export async function seenPlace(
  db: EntityManager,
  ctx: Pick<Context, 'who'>,
  id: string,
): Promise<Enrolment> {
  const instituteId = instituteOf(ctx);
  const found = isId(id) ? await db.findOneBy(Enrolment, { instituteId, id }) : null;
  const { who } = ctx;
  const isOwn = who.kind === 'member' && who.membershipId === found?.membershipId;
  if (!found || !(isOwn || hasRole(who, 'coordinator'))) throw refused('NO_SUCH_ENROLMENT');
  return found;
}
