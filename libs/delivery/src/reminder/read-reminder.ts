import type { Context } from '@hearthside/platform';
import type { ReminderOutcome, Standing } from './reminder.rules.js';

/** A mail that is due, with all that decides whether it goes out and what it says; as things are now. */
export interface DueReminder extends Standing {
  outcome: ReminderOutcome | null;
  membershipId: string;
  offeringId: string;
  email: string;
  called: string;
  institute: string;
  contact: string | null;
  editionId: string;
  variant: string;
  timeZone: string;
  link: string | null;
  number: number | null;
  minutes: number | null;
  place: string | null;
}

/** Nothing where its place in the class is no longer there. */
export async function readReminder(
  ctx: Context,
  instituteId: string,
  id: string,
): Promise<DueReminder | undefined> {
  const [row] = await ctx.select<DueReminder>(
    `SELECT r.kind, r.occasion, r.outcome, r.offering_id AS "offeringId",
            m.id AS "membershipId", m.state AS membership, m.called, u.email,
            e.state AS enrolment, e.offered_until AS "offeredUntil",
            i.name AS institute, i.contact,
            o.state AS offering, o.edition_id AS "editionId", o.variant, o.link,
            o.time_zone AS "timeZone", s.number, s.minutes, s.starts_at AS "startsAt",
            coalesce(s.place, o.place) AS place,
            EXISTS (SELECT FROM no_mail n WHERE n.institute_id = m.institute_id
                       AND n.membership_id = m.id) AS "refusesReminders",
            EXISTS (SELECT FROM reminder l
                     WHERE l.institute_id = r.institute_id AND l.enrolment_id = r.enrolment_id
                       AND l.kind = r.kind AND l.session_id IS NOT DISTINCT FROM r.session_id
                       AND l.kind NOT IN ('session-soon', 'content-note')
                       AND l.due_at > r.due_at) AS "isReplaced"
       FROM reminder r
       JOIN enrolment e ON e.institute_id = r.institute_id AND e.id = r.enrolment_id
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
       JOIN institute i ON i.id = r.institute_id
       JOIN auth."user" u ON u.id = m.user_id
       JOIN offering o ON o.institute_id = r.institute_id AND o.id = r.offering_id
       LEFT JOIN LATERAL (
         SELECT c.number, c.minutes, c.starts_at, c.place FROM class_session c
          WHERE c.institute_id = r.institute_id AND c.offering_id = r.offering_id
            AND (c.id = r.session_id OR (r.session_id IS NULL AND c.starts_at > $3))
          ORDER BY c.starts_at LIMIT 1) s ON true
      WHERE r.institute_id = $1 AND r.id = $2`,
    [instituteId, id, ctx.now()],
  );
  return row;
}
