import type { EnrolmentState } from '../enrolment/enrolment.rules.js';
import type { OfferingState } from '../offering/offering.rules.js';

/**
 * Place held: somebody has a seat. Seat offered: one came free and is kept for some days. Session soon: it is in two
 * days. Content note: what comes up in a session whose lesson asks for notice. Session moved, class cancelled.
 */
export type ReminderKind =
  | 'place-held'
  | 'seat-offered'
  | 'session-soon'
  | 'content-note'
  | 'session-moved'
  | 'class-cancelled';

/**
 * Sent: a mail server took it. Nowhere: they have no e-mail. Not wanted: they said no to reminders. No longer: what it
 * would have said is not so any more. Not taken: the mail server refused it for good.
 */
export type ReminderOutcome = 'sent' | 'nowhere' | 'not-wanted' | 'no-longer' | 'not-taken';

/** Days before a session at which it is called to mind. */
export const DAYS_BEFORE = 2;

/**
 * Kinds to which people may say no. The others answer what they asked for, or keep them from a way for nothing: who
 * did not want those would lose a seat, or stand before a locked door. Who wants no mail at all has the office take
 * the address away.
 */
export const MAY_BE_REFUSED: readonly ReminderKind[] = ['session-soon', 'content-note'];

/** How things stand when a mail would go out. */
export interface Standing {
  kind: ReminderKind;
  occasion: string;
  /** A later one of its kind, about the same, has taken its place. */
  isReplaced: boolean;
  membership: string;
  enrolment: EnrolmentState;
  offeredUntil: Date | null;
  offering: OfferingState;
  /** Of the session that it is about, or of the next one; nothing where there is none to come. */
  startsAt: Date | null;
  refusesReminders: boolean;
}

/** Why it does not go out, as things are now. */
export function unsendable(all: Standing, now: Date): 'no-longer' | 'not-wanted' | undefined {
  const { kind, enrolment, startsAt } = all;
  if (all.membership !== 'active' || all.isReplaced) return 'no-longer';
  if (!startsAt || startsAt <= now) return 'no-longer';
  if (all.offering !== (kind === 'class-cancelled' ? 'cancelled' : 'open')) return 'no-longer';
  if (!FOR[kind].includes(enrolment)) return 'no-longer';
  const { offeredUntil } = all;
  if (kind === 'seat-offered' && (!offeredUntil || offeredUntil <= now)) return 'no-longer';
  // Of a session that has been moved since, another one is due.
  const isForAnotherTime = !all.occasion.includes(startsAt.toISOString());
  if (AT_A_TIME.includes(kind) && isForAnotherTime) return 'no-longer';
  return all.refusesReminders && MAY_BE_REFUSED.includes(kind) ? 'not-wanted' : undefined;
}

/** Whom a mail of each kind concerns. */
export const FOR: Record<ReminderKind, readonly EnrolmentState[]> = {
  'place-held': ['held'],
  'seat-offered': ['offered'],
  'session-soon': ['held'],
  'content-note': ['held'],
  'session-moved': ['held', 'offered'],
  'class-cancelled': ['held', 'offered', 'wait-listed'],
};

const AT_A_TIME: readonly ReminderKind[] = ['session-soon', 'content-note'];
