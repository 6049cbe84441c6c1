import { coordinatedBy } from '@hearthside/people';
import type { Context } from '@hearthside/platform';
import type { Addressee } from './letter.view.js';

export interface Reader extends Addressee {
  state: 'held' | 'offered';
  offeredUntil: Date | null;
}

/** Who of a class has no e-mail, and a seat or the offer of one; by name, in one statement. For the office. */
export function readersOf(ctx: Context, offeringId: string): Promise<Reader[]> {
  return ctx.select<Reader>(
    `SELECT m.name, m.called, e.print, e.state, e.offered_until AS "offeredUntil"
       FROM enrolment e
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
       JOIN auth."user" u ON u.id = m.user_id
      WHERE e.institute_id = $1 AND e.offering_id = $2 AND e.state IN ('held', 'offered')
        AND m.state <> 'ended' AND u.email LIKE '%@no-email.invalid'
      ORDER BY lower(m.name), e.id`,
    [coordinatedBy(ctx), offeringId],
  );
}
