import { instituteOf, MEMBERSHIP_ENDED } from '@hearthside/people';
import { Task, type Context, type DoesJobs } from '@hearthside/platform';
import { offeringAt } from '../offering/admitted.js';
import { freeLeft } from './free-left.js';

/** Somebody has left: their seats in classes that are not over go on to those in line. */
@Task(MEMBERSHIP_ENDED)
export class LeftSeatsJob implements DoesJobs<{ membershipId: string }> {
  async run(ctx: Context, { membershipId }: { membershipId: string }): Promise<void> {
    const found = await ctx.select<{ id: string }>(
      `SELECT e.offering_id AS id FROM enrolment e
         JOIN offering o ON o.institute_id = e.institute_id AND o.id = e.offering_id
        WHERE e.institute_id = $1 AND e.membership_id = $2
          AND e.state <> 'withdrawn' AND o.state = 'open' ORDER BY 1`,
      [instituteOf(ctx), membershipId],
    );
    for (const { id } of found) {
      await ctx.tx(async (db) => freeLeft(db, ctx, await offeringAt(db, ctx, id, 'held')));
    }
  }
}
