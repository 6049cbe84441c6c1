import type { Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offering/offering.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { giveUp } from './leaving.service.js';

/**
 * Gives up the places of people who have left the institute, of a class that the caller's transaction has locked;
 * the seats go on to those in line. Doing so again changes nothing. A seat is no use to anybody once the last session
 * has begun, and whoever was there at one session is part of what the class was: both keep theirs.
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
    .andWhere(`(e.state <> 'held' OR (${TO_COME} AND NOT ${MARKED}))`, { now: ctx.now() })
    .orderBy('e.turn')
    .getMany();
  for (const enrolment of left) {
    await giveUp(db, ctx, { enrolment, offering }, 'enrolment.withdrawn');
  }
}

const TO_COME = `EXISTS (SELECT FROM class_session s WHERE s.institute_id = e.institute_id
  AND s.offering_id = e.offering_id AND s.starts_at > :now)`;
const MARKED = `EXISTS (SELECT FROM attendance a
  WHERE a.institute_id = e.institute_id AND a.enrolment_id = e.id)`;
