import { instituteOf } from '@hearthside/people';
import { Task, type Context, type DoesJobs } from '@hearthside/platform';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { Offering } from '../offering/offering.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { freeLeft } from './free-left.js';
import { FREE_SEATS } from './free-seats-task.js';
import { giveUp } from './leaving.service.js';
import { offeringAt } from '../offering/admitted.js';
import { passOn } from './pass-on.js';

/** Lets go of offers whose time is over and of places of those who have left, and offers the seats to the next in line. Doing so again changes nothing. */
@Task(FREE_SEATS)
export class FreeSeatsJob implements DoesJobs<{ offeringId?: string | undefined }> {
  async run(ctx: Context, { offeringId }: { offeringId?: string | undefined }): Promise<void> {
    const instituteId = instituteOf(ctx);
    const found = await ctx.select<{ id: string }>(
      `SELECT o.id FROM offering o
        WHERE o.institute_id = $1 AND ($2::uuid IS NULL OR o.id = $2)
          AND EXISTS (SELECT FROM enrolment e
            JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
            WHERE e.institute_id = o.institute_id AND e.offering_id = o.id
              AND (e.state IN ('offered', 'wait-listed')
                OR e.state = 'held' AND m.state = 'ended' AND o.state = 'open'))
        ORDER BY o.id`,
      [instituteId, offeringId ?? null],
    );
    // A transaction for each, so that nobody waits for more than one class.
    for (const { id } of found) {
      await ctx.tx(async (db) => {
        const offering = await offeringAt(db, ctx, id, 'held');
        await freeLeft(db, ctx, offering);
        await lapse(db, ctx, offering);
        await passOn(db, ctx, offering);
      });
    }
  }
}

async function lapse(db: EntityManager, ctx: Context, offering: Offering): Promise<void> {
  const { instituteId, id: offeringId } = offering;
  const over = await db.find(Enrolment, {
    where: { instituteId, offeringId, offeredUntil: LessThanOrEqual(ctx.now()) },
    order: { turn: 'ASC' },
  });
  for (const enrolment of over) {
    await giveUp(db, ctx, { enrolment, offering }, 'enrolment.lapsed');
  }
}
