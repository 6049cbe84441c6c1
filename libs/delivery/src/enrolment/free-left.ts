import type { Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offering/offering.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { giveUp } from './leaving.service.js';

/**
 * Gives up the places of people who have left the institute, of a class that the caller's transaction has locked
 * and that is not over; the seats go on to those in line. Doing so again changes nothing.
 */
export async function freeLeft(db: EntityManager, ctx: Context, offering: Offering): Promise<void> {
  if (offering.state !== 'open') return;
  const { instituteId, id: offeringId } = offering;
  const left = await db
    .createQueryBuilder(Enrolment, 'e')
    .innerJoin('membership', 'm', 'm.institute_id = e.institute_id AND m.id = e.membership_id')
    .where('e.institute_id = :instituteId AND e.offering_id = :offeringId', {
      ...{ instituteId, offeringId },
    })
    .andWhere(`e.state <> 'withdrawn' AND m.state = 'ended'`)
    .orderBy('e.turn')
    .getMany();
  for (const enrolment of left) {
    await giveUp(db, ctx, { enrolment, offering }, 'enrolment.withdrawn');
  }
}
