import { auditId, record, type AuditAction, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lookAtReminders, tellOfPlace } from '../reminder/tell.js';
import { Enrolment } from './enrolment.entity.js';
import { unless } from './enrolment-refused.js';
import { accepting, declining, entering, withdrawing } from './enrolment.rules.js';
import { ownPlace, type Place } from './own-place.js';
import { passOn } from './pass-on.js';

/**
 * Places given up, and seats that are offered: for the office, and for the learner themself. What cannot be
 * is thrown as `Refused`.
 */
@Injectable()
export class LeavingService {
  async withdraw(ctx: Context, id: string): Promise<{ id: string }> {
    return ctx.tx(async (db) => {
      const place = await ownPlace(db, ctx, id);
      unless(withdrawing(place.enrolment.state, place.offering.state));
      return giveUp(db, ctx, place, 'enrolment.withdrawn');
    });
  }

  async accept(ctx: Context, id: string): Promise<{ id: string }> {
    return ctx.tx(async (db) => {
      const { enrolment, offering } = await ownPlace(db, ctx, id);
      const { instituteId, id: enrolmentId, state, offeredUntil } = enrolment;
      unless(accepting(state, offeredUntil?.getTime(), ctx.now().getTime()));
      unless(entering(offering.state));
      await db.update(
        Enrolment,
        { instituteId, id: enrolmentId },
        { state: 'held', offeredUntil: null },
      );
      const detail = { offering: auditId(offering.id) };
      const subject = { kind: 'enrolment', id: enrolmentId } as const;
      await record(db, ctx, 'enrolment.accepted', subject, detail);
      await tellOfPlace(db, ctx, enrolment);
      await lookAtReminders(db, offering.id);
      return { id: enrolmentId };
    });
  }

  async decline(ctx: Context, id: string): Promise<{ id: string }> {
    return ctx.tx(async (db) => {
      const place = await ownPlace(db, ctx, id);
      unless(declining(place.enrolment.state));
      return giveUp(db, ctx, place, 'enrolment.declined');
    });
  }
}

/** In the transaction that has locked the offering: the seat goes on to the next in line. */
export async function giveUp(
  db: EntityManager,
  ctx: Context,
  { enrolment: { instituteId, id, state }, offering }: Place,
  action: AuditAction,
): Promise<{ id: string }> {
  await db.update(Enrolment, { instituteId, id }, { state: 'withdrawn', offeredUntil: null });
  const detail = { offering: auditId(offering.id), from: state };
  await record(db, ctx, action, { kind: 'enrolment', id }, detail);
  await passOn(db, ctx, offering);
  return { id };
}
