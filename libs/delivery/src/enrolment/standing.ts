import type { Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offering/offering.entity.js';
import { Session } from '../session/session.entity.js';
import type { Seats } from './enrolment.rules.js';

/** How a class stands. True until the transaction ends, where its offering is locked. */
export interface Standing extends Seats {
  /** The next number in its line. */
  nextTurn: number;
  /** Start of its first session, in milliseconds; nothing while there is none. */
  start: number | undefined;
  hasBegun: boolean;
}

export async function standingOf(
  db: EntityManager,
  ctx: Pick<Context, 'now'>,
  { instituteId, id: offeringId, seats }: Offering,
): Promise<Standing> {
  const [counted] = (await db.query(
    `SELECT count(*) FILTER (WHERE e.state = 'held')::int AS held,
            count(*) FILTER (WHERE e.state = 'offered')::int AS offered,
            count(*) FILTER (WHERE e.state = 'wait-listed' AND m.state = 'active')::int AS waiting,
            coalesce(max(e.turn), 0) + 1 AS "nextTurn"
       FROM enrolment e
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
      WHERE e.institute_id = $1 AND e.offering_id = $2`,
    [instituteId, offeringId],
  )) as [Omit<Standing, 'seats' | 'start' | 'hasBegun'>];
  const first = await db.findOne(Session, {
    where: { instituteId, offeringId },
    order: { startsAt: 'ASC' },
  });
  const start = first?.startsAt.getTime();
  const hasBegun = start !== undefined && start <= ctx.now().getTime();
  return { seats, ...counted, start, hasBegun };
}
