import { enqueue, type Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Enrolment } from '../enrolment/enrolment.entity.js';
import type { Offering } from '../offering/offering.entity.js';
import { REMINDERS } from './reminder-task.js';
import { writeReminders } from './write-reminders.js';

type Now = Pick<Context, 'now'>;
type Class = Pick<Offering, 'instituteId' | 'id'>;

/** To be called in the transaction that gives somebody a seat. */
export async function tellOfPlace(
  db: EntityManager,
  ctx: Now,
  { instituteId, id, offeringId, enteredAt }: PlaceGiven,
): Promise<void> {
  await tellOfPlaces(db, ctx, { instituteId, id: offeringId }, enteredAt, [id]);
}

/** The same for a list of people, who were entered together. */
export async function tellOfPlaces(
  db: EntityManager,
  ctx: Now,
  of: Class,
  enteredAt: Date,
  enrolmentIds: readonly string[],
): Promise<void> {
  const occasion = enteredAt.toISOString();
  await writeReminders(db, ctx, of, { kind: 'place-held', occasion, at: ctx.now(), enrolmentIds });
}

type PlaceGiven = Pick<Enrolment, 'instituteId' | 'id' | 'offeringId' | 'enteredAt'>;

/** To be called in the transaction that keeps a seat for somebody. */
export async function tellOfOffer(
  db: EntityManager,
  ctx: Now,
  of: Class,
  enrolmentId: string,
  until: Date,
): Promise<void> {
  // With the time of the offer: in the last two days before a class every offer lasts until it begins.
  const now = ctx.now();
  const occasion = `${until.toISOString()} ${now.toISOString()}`;
  const enrolmentIds = [enrolmentId];
  await writeReminders(db, ctx, of, { kind: 'seat-offered', occasion, at: now, enrolmentIds });
}

/** To be called in the transaction that moves a session to another time or place. */
export async function tellOfMove(
  db: EntityManager,
  ctx: Now,
  of: Class,
  { id: sessionId, startsAt }: { id: string; startsAt: Date },
): Promise<void> {
  const now = ctx.now();
  // With the time of the move: a session that comes back to where it was has been moved again.
  const occasion = `${sessionId} ${startsAt.toISOString()} ${now.toISOString()}`;
  if (startsAt > now) {
    await writeReminders(db, ctx, of, { kind: 'session-moved', occasion, at: now, sessionId });
  }
}

/** To be called in the transaction that calls a class off. */
export async function tellOfCancelling(db: EntityManager, ctx: Now, of: Class): Promise<void> {
  await writeReminders(db, ctx, of, { kind: 'class-cancelled', occasion: '', at: ctx.now() });
}

/** Looks anew who is to be reminded of what, once the transaction is kept. */
export async function lookAtReminders(db: EntityManager, offeringId: string): Promise<void> {
  await enqueue(db, REMINDERS, { offeringId }, { key: offeringId });
}
