import { auditId, enqueue, record, type Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offering/offering.entity.js';
import { tellOfOffer } from '../reminder/tell.js';
import { Enrolment } from './enrolment.entity.js';
import { freeSeats, offeredUntil } from './enrolment.rules.js';
import { FREE_SEATS } from './free-seats-task.js';
import { standingOf } from './standing.js';

/** Milliseconds after the time of an offer at which it is looked for: clocks may differ a little. */
const LATER = 1_000;

/**
 * Offers the free seats of a class to those who are first in line. To be called in the transaction that frees
 * or adds a seat, and that has locked the offering.
 *
 * @returns how many seats were offered
 */
export async function passOn(db: EntityManager, ctx: Context, offering: Offering): Promise<number> {
  const { instituteId, id: offeringId } = offering;
  const standing = await standingOf(db, ctx, offering);
  const until = offeredUntil(offering.state, ctx.now().getTime(), standing.start);
  const free = freeSeats(standing);
  if (until === undefined || free === 0 || standing.waiting === 0) return 0;
  const next = (await db.query(
    `SELECT e.id FROM enrolment e
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
      WHERE e.institute_id = $1 AND e.offering_id = $2
        AND e.state = 'wait-listed' AND m.state = 'active'
      ORDER BY e.turn LIMIT $3`,
    [instituteId, offeringId, free],
  )) as { id: string }[];
  for (const { id } of next) {
    const offer = { state: 'offered', offeredUntil: new Date(until) } as const;
    await db.update(Enrolment, { instituteId, id }, offer);
    const detail = { offering: auditId(offeringId) };
    await record(db, ctx, 'enrolment.offered', { kind: 'enrolment', id }, detail);
    await tellOfOffer(db, ctx, offering, id, offer.offeredUntil);
    await enqueue(db, FREE_SEATS, { offeringId }, { key: id, runAt: new Date(until + LATER) });
  }
  return next.length;
}
