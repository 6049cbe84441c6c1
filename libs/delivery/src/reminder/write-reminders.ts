import { enqueue, type Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offering/offering.entity.js';
import { REMINDER } from './reminder-task.js';
import { FOR, type ReminderKind } from './reminder.rules.js';

/** Mails of one kind, on one occasion, to those in a class whom they concern. */
export interface Due {
  kind: ReminderKind;
  occasion: string;
  at: Date;
  sessionId?: string;
  /** Of these places alone. */
  enrolmentIds?: readonly string[];
  /**
   * Leaves out who has heard of the same within the day before, or has been entered since: the answer to their
   * registering said when it is.
   */
  unlessToldSince?: Date;
}

/**
 * Writes a row and a job for each person, in the caller's transaction: both are there, or neither. Who has a row for
 * this occasion gets no second one, whichever process comes first. One that came to nothing, since things stood
 * otherwise then, is due again.
 *
 * @returns how many there are more
 */
export async function writeReminders(
  db: EntityManager,
  ctx: Pick<Context, 'now'>,
  { instituteId, id: offeringId }: Pick<Offering, 'instituteId' | 'id'>,
  due: Due,
): Promise<number> {
  const { kind, occasion, at, sessionId = null, enrolmentIds = null } = due;
  const rows = (await db.query(
    `INSERT INTO reminder AS r
            (institute_id, id, offering_id, session_id, enrolment_id, kind, occasion, due_at)
     SELECT e.institute_id, gen_random_uuid(), e.offering_id, $3::uuid, e.id, $4, $5, $6
       FROM enrolment e
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
      WHERE e.institute_id = $1 AND e.offering_id = $2 AND m.state = 'active'
        AND e.state = ANY($7) AND ($8::uuid[] IS NULL OR e.id = ANY($8))
        -- The note of a session is not repeated when the session moves; that it moves has a mail of its own.
        AND ($4 <> 'content-note' OR NOT EXISTS (
          SELECT FROM reminder n WHERE n.institute_id = e.institute_id AND n.enrolment_id = e.id
             AND n.kind = $4 AND n.session_id = $3 AND n.outcome = 'sent'))
        AND ($9::timestamptz IS NULL OR (e.entered_at <= $9 AND NOT EXISTS (
          SELECT FROM reminder t WHERE t.institute_id = e.institute_id AND t.enrolment_id = e.id
             AND (t.kind = 'place-held' OR (t.kind = 'session-moved' AND t.session_id = $3))
             AND t.due_at > $9)))
      ORDER BY e.turn
     ON CONFLICT (institute_id, enrolment_id, kind, occasion) DO UPDATE
        SET due_at = excluded.due_at, outcome = NULL WHERE r.outcome = 'no-longer'
     RETURNING r.id`,
    [
      ...[instituteId, offeringId, sessionId, kind, occasion, at],
      ...[[...FOR[kind]], enrolmentIds, due.unlessToldSince ?? null],
    ],
  )) as { id: string }[];
  const later = at > ctx.now() && { runAt: at };
  for (const { id } of rows) await enqueue(db, REMINDER, { reminderId: id }, { key: id, ...later });
  return rows.length;
}
