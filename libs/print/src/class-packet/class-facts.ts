import { admissionOf, clockAt, ledSession, offeringAt } from '@hearthside/delivery';
import { Refused, type Context } from '@hearthside/platform';
import type { ClassFacts } from './class-packet.rules.js';

export interface SessionOnPaper extends ClassFacts {
  /** The session's id. */
  id: string;
  /** The edition's, with which the class stays. */
  editionId: string;
  offeringId: string;
}

const MINUTE = 60_000;

/**
 * A session and those who are in it, in five statements for however many people; for the office, and for those who
 * lead the class.
 *
 * @throws Refused NO_SUCH_SESSION, also for whoever helps: they get their papers from a leader
 */
export function classFactsOf(ctx: Context, id: string): Promise<SessionOnPaper> {
  return ctx.tx(async (db) => {
    const session = await ledSession(db, ctx, id);
    const offering = await offeringAt(db, ctx, session.offeringId);
    const admission = await admissionOf(db, ctx, offering);
    if (admission !== 'office' && admission !== 'leader') throw noSuchSession();
    const { timeZone: zone, clinicianName, clinicianPhone } = offering;
    const { startsAt, minutes, number } = session;
    const { day, time: start } = clockAt(startsAt, zone);
    const of = [offering.instituteId, offering.id];
    return {
      ...{ id: session.id, editionId: offering.editionId, variant: offering.variant },
      offeringId: offering.id,
      ...{ number, minutes, day, start, zone },
      end: clockAt(new Date(startsAt.getTime() + minutes * MINUTE), zone).time,
      place: session.place ?? offering.place,
      isOnline: offering.link !== null,
      clinician: { name: clinicianName, phone: clinicianPhone },
      staff: await db.query(STAFF, of),
      learners: await db.query(LEARNERS, of),
    };
  });
}

const noSuchSession = () =>
  new Refused('NO_SUCH_SESSION', 'There is no such session at your institute.', 'session');

const STAFF = `SELECT m.called, l.part, l.trained
  FROM offering_leader l
  JOIN membership m ON m.institute_id = l.institute_id AND m.id = l.membership_id
 WHERE l.institute_id = $1 AND l.offering_id = $2`;

/** Those who have a seat, by name. */
const LEARNERS = `SELECT m.called, e.print
  FROM enrolment e
  JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
 WHERE e.institute_id = $1 AND e.offering_id = $2 AND e.state = 'held'
 ORDER BY lower(m.name), e.id`;
