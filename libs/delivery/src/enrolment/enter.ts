import { randomUUID } from 'node:crypto';
import { Membership } from '@hearthside/people';
import { auditId, isId, record, type Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offering/offering.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { refused } from './enrolment-refused.js';
import type { EnrolmentSource } from './enrolment.rules.js';
import { lookAtReminders, tellOfPlace } from '../reminder/tell.js';
import { readNeeds, type NeedsSaid } from './read-needs.js';

/** Somebody's place in a class, as it is to be. */
export interface Entry {
  membershipId: string;
  /** What stands there already: withdrawn, or about to become more. */
  before: Enrolment | null;
  state: 'held' | 'wait-listed';
  source: EnrolmentSource;
  turn: number;
  needs: NeedsSaid;
  /** When they agreed; what they said before stays. */
  consentedAt: Date | null;
}

/** In the transaction that has locked the offering. What was noted before of needs stays. */
export async function enter(
  db: EntityManager,
  ctx: Pick<Context, 'who' | 'now'>,
  { instituteId, id: offeringId }: Offering,
  { before, needs, consentedAt, ...entry }: Entry,
): Promise<{ id: string }> {
  const id = before?.id ?? randomUUID();
  const row = {
    ...entry,
    ...readNeeds(needs, before ?? undefined),
    ...{ offeredUntil: null, enteredAt: ctx.now() },
    consentedAt: consentedAt ?? before?.consentedAt ?? null,
  };
  if (before) await db.update(Enrolment, { instituteId, id }, row);
  else await db.insert(Enrolment, { instituteId, id, offeringId, ...row });
  const { state, source } = entry;
  const detail = { offering: auditId(offeringId), state, source };
  await record(db, ctx, 'enrolment.entered', { kind: 'enrolment', id }, detail);
  if (state === 'held') {
    // Who comes in at the door knows.
    const place = { instituteId, id, offeringId, enteredAt: row.enteredAt };
    if (source !== 'walk-in') await tellOfPlace(db, ctx, place);
    await lookAtReminders(db, offeringId);
  }
  return { id };
}

/**
 * Somebody who may be entered: with or without e-mail, and in whatever role.
 *
 * @throws Refused NO_SUCH_MEMBER, MEMBER_NOT_HERE
 */
export async function refuseStrangers(
  db: EntityManager,
  instituteId: string,
  membershipId: string,
): Promise<void> {
  const where = { instituteId, id: membershipId };
  const found = isId(membershipId) ? await db.findOneBy(Membership, where) : null;
  if (!found) throw refused('NO_SUCH_MEMBER');
  if (found.state !== 'active') throw refused('MEMBER_NOT_HERE');
}

/** What stands of somebody in a class. */
export async function entryOf(
  db: EntityManager,
  { instituteId, id: offeringId }: Offering,
  membershipId: string,
): Promise<Enrolment | null> {
  return db.findOneBy(Enrolment, { instituteId, offeringId, membershipId });
}
