import { Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WAS_THERE } from '../attendance/attendance.rules.js';
import { admissionOf, offeringAt } from '../offering/admitted.js';
import type { Offering } from '../offering/offering.entity.js';
import { CompletionLine } from './completion-line.view.js';
import { isCompleted } from './completion.rules.js';

/** Who has completed a class; for the office and for its leaders. */
@Injectable()
export class CompletionService {
  /** Everybody who holds a place, by name. @throws Refused NO_SUCH_OFFERING */
  async completionOf(ctx: Context, offeringId: string): Promise<CompletionLine[]> {
    return ctx.tx(async (db) => {
      const offering = await offeringAt(db, ctx, offeringId);
      const admission = await admissionOf(db, ctx, offering);
      if (admission !== 'office' && admission !== 'leader') {
        throw new Refused('NO_SUCH_OFFERING', 'There is no such class at your institute.');
      }
      return completionIn(db, offering);
    });
  }
}

/** Everybody who holds a place, by name, in one statement. */
export async function completionIn(
  db: EntityManager,
  offering: Offering,
): Promise<CompletionLine[]> {
  const rows = (await db.query(
    `SELECT e.id AS enrolment, m.name, s.counted, coalesce(t.there, 0) AS there
       FROM enrolment e
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
      CROSS JOIN (SELECT count(*)::int AS counted FROM class_session
                   WHERE institute_id = $1 AND offering_id = $2 AND counts) s
       LEFT JOIN (SELECT a.enrolment_id, count(*)::int AS there
                    FROM class_session c
                    JOIN attendance a ON a.institute_id = c.institute_id AND a.session_id = c.id
                   WHERE c.institute_id = $1 AND c.offering_id = $2 AND c.counts
                     AND a.mark = ANY($3)
                   GROUP BY a.enrolment_id) t ON t.enrolment_id = e.id
      WHERE e.institute_id = $1 AND e.offering_id = $2 AND e.state = 'held'
      ORDER BY lower(m.name), e.id`,
    [offering.instituteId, offering.id, WAS_THERE],
  )) as Omit<CompletionLine, 'completed'>[];
  return rows.map((row) => ({
    ...row,
    completed: isCompleted(row.counted, row.there, offering),
  }));
}
