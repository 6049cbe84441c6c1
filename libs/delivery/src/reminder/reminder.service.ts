import { coordinatedBy } from '@hearthside/people';
import { isId, NOWHERE, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { offeringAt } from '../offering/admitted.js';
import { Reminder } from './reminder.entity.js';
import type { WithoutMail } from './without-mail.view.js';

/** Of one place; a class of a year has fewer. */
const MOST = 500;

/** What the office may know of mails about classes. */
@Injectable()
export class ReminderService {
  /** Of one place, in the order of their times; nothing for a place that is not there. */
  async remindersOf(ctx: Context, enrolmentId: string): Promise<Reminder[]> {
    const instituteId = coordinatedBy(ctx);
    if (!isId(enrolmentId)) return [];
    return ctx.tx((db) =>
      db.find(Reminder, {
        where: { instituteId, enrolmentId },
        order: { dueAt: 'ASC', id: 'ASC' },
        take: MOST,
      }),
    );
  }

  /** Those in a class or in its line whom reminders do not reach, by name. @throws Refused NO_SUCH_OFFERING */
  async withoutMail(ctx: Context, offeringId: string): Promise<WithoutMail[]> {
    coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const { instituteId, id } = await offeringAt(db, ctx, offeringId);
      return (await db.query(
        `SELECT * FROM (
           SELECT e.id AS enrolment, m.name,
                  CASE WHEN lower(u.email) LIKE '%@' || $3 THEN 'no-address'
                       WHEN (SELECT r.outcome FROM reminder r
                              WHERE r.institute_id = e.institute_id AND r.enrolment_id = e.id
                                AND r.outcome IN ('sent', 'not-taken')
                              ORDER BY r.due_at DESC LIMIT 1) = 'not-taken' THEN 'not-taken'
                       WHEN EXISTS (SELECT FROM no_mail n WHERE n.institute_id = m.institute_id
                                       AND n.membership_id = m.id) THEN 'not-wanted' END AS why
             FROM enrolment e
             JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
             JOIN auth."user" u ON u.id = m.user_id
            WHERE e.institute_id = $1 AND e.offering_id = $2 AND e.state <> 'withdrawn'
              AND m.state = 'active') found
          WHERE why IS NOT NULL ORDER BY lower(name), enrolment`,
        [instituteId, id, NOWHERE],
      )) as WithoutMail[];
    });
  }
}
