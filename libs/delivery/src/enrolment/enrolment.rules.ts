import type { OfferingState } from '../offering/offering.rules.js';

/**
 * Held: has a seat. Wait-listed: gets one in the order in which people asked. Offered: a seat came free and is
 * kept for some days. Withdrawn: has none, and what was noted before stays.
 */
export type EnrolmentState = 'held' | 'wait-listed' | 'offered' | 'withdrawn';

/** Who entered it. */
export type EnrolmentSource = 'office' | 'self' | 'walk-in' | 'transfer';

export type PrintSize = 'standard' | 'large' | 'xlarge';

/** Why a change of places cannot be. */
export type EnrolmentRefusal =
  | 'NO_SUCH_ENROLMENT'
  | 'NO_SUCH_MEMBER'
  | 'MEMBER_NOT_HERE'
  | 'CLASS_NOT_OPEN'
  | 'CLASS_HAS_BEGUN'
  | 'CLASS_OVER'
  | 'CLASS_CANCELLED'
  | 'REGISTRATION_TO_COME'
  | 'REGISTRATION_OVER'
  | 'CONSENT_NEEDED'
  | 'ALREADY_HELD'
  | 'ALREADY_OFFERED'
  | 'ALREADY_WAITING'
  | 'ALREADY_WITHDRAWN'
  | 'NO_SEAT_OFFERED'
  | 'OFFER_LAPSED'
  | 'NO_FREE_SEAT'
  | 'SAME_CLASS';

/** Milliseconds for which a seat that came free is kept. */
export const KEPT_FOR = 48 * 60 * 60 * 1000;

/** The seats of a class, and who has or wants one. */
export interface Seats {
  seats: number;
  held: number;
  offered: number;
  /** In line, of those who are still at the institute. */
  waiting: number;
}

/** When people may register; days as the calendar of the class has them, each within. */
export interface Registration {
  state: OfferingState;
  registrationFrom: string | null;
  registrationUntil: string | null;
  /** The first session has. */
  hasBegun: boolean;
}

/** Seats for which nobody has been asked. Never below none, also where the office has taken seats away. */
export function freeSeats({ seats, held, offered }: Omit<Seats, 'waiting'>): number {
  return Math.max(seats - held - offered, 0);
}

/**
 * What somebody who is entered becomes. Nobody gets in before those who wait; once the class has begun, no seat
 * is offered any more, and the office fills those that are left.
 */
export function placeFor(all: Seats, hasBegun: boolean): 'held' | 'wait-listed' {
  const isNext = all.waiting === 0 || hasBegun;
  return freeSeats(all) > 0 && isNext ? 'held' : 'wait-listed';
}

/** What each of so many becomes who are entered one after another. */
export function placesFor(
  before: Seats,
  hasBegun: boolean,
  people: number,
): ('held' | 'wait-listed')[] {
  const all = { ...before };
  return Array.from({ length: people }, () => {
    const place = placeFor(all, hasBegun);
    all[place === 'held' ? 'held' : 'waiting'] += 1;
    return place;
  });
}

/**
 * Until when a seat that comes free now is kept; nothing where it is offered to nobody.
 *
 * @param now in milliseconds, like the start of the first session and the answer
 */
export function offeredUntil(
  state: OfferingState,
  now: number,
  start: number | undefined,
): number | undefined {
  if (state !== 'open' || (start !== undefined && start <= now)) return undefined;
  return Math.min(now + KEPT_FOR, start ?? Infinity);
}

/** May people be entered by those who run the class? */
export function entering(state: OfferingState): EnrolmentRefusal | undefined {
  const refusals = {
    draft: 'CLASS_NOT_OPEN',
    open: undefined,
    finished: 'CLASS_OVER',
    cancelled: 'CLASS_CANCELLED',
  } as const;
  return refusals[state];
}

/** May people enter themselves? */
export function registering(
  { state, registrationFrom, registrationUntil, hasBegun }: Registration,
  today: string,
): EnrolmentRefusal | undefined {
  const refusal = entering(state);
  if (refusal) return refusal;
  if (hasBegun) return 'CLASS_HAS_BEGUN';
  if (registrationFrom !== null && today < registrationFrom) return 'REGISTRATION_TO_COME';
  return registrationUntil !== null && today > registrationUntil ? 'REGISTRATION_OVER' : undefined;
}

/** May somebody be entered who stands there already? Who has withdrawn is as new. */
export function enteringAgain(found: EnrolmentState | undefined): EnrolmentRefusal | undefined {
  if (!found || found === 'withdrawn') return undefined;
  const refusals = {
    held: 'ALREADY_HELD',
    offered: 'ALREADY_OFFERED',
    'wait-listed': 'ALREADY_WAITING',
  } as const;
  return refusals[found];
}

/** May somebody come in at the door? A seat that is kept for them is theirs. */
export function walkingIn(
  found: EnrolmentState | undefined,
  all: Seats,
): EnrolmentRefusal | undefined {
  if (found === 'held') return 'ALREADY_HELD';
  return found === 'offered' || freeSeats(all) > 0 ? undefined : 'NO_FREE_SEAT';
}

/** @param until milliseconds, up to which the seat is kept */
export function accepting(
  enrolment: EnrolmentState,
  until: number | undefined,
  now: number,
): EnrolmentRefusal | undefined {
  if (enrolment === 'held') return 'ALREADY_HELD';
  if (enrolment !== 'offered' || until === undefined) return 'NO_SEAT_OFFERED';
  return hasLapsed(until, now) ? 'OFFER_LAPSED' : undefined;
}

export function declining(enrolment: EnrolmentState): EnrolmentRefusal | undefined {
  return enrolment === 'offered' ? undefined : 'NO_SEAT_OFFERED';
}

/** What was is not undone: a class that is over keeps who was in it. */
export function withdrawing(
  enrolment: EnrolmentState,
  state: OfferingState,
): EnrolmentRefusal | undefined {
  if (state === 'finished') return 'CLASS_OVER';
  return enrolment === 'withdrawn' ? 'ALREADY_WITHDRAWN' : undefined;
}

/**
 * May somebody go over to another class, where they would become `place`? Who has a seat keeps one: nobody
 * comes out of it without.
 */
export function transferring(
  from: { enrolment: EnrolmentState; state: OfferingState },
  place: 'held' | 'wait-listed',
): EnrolmentRefusal | undefined {
  const refusal = withdrawing(from.enrolment, from.state);
  if (refusal) return refusal;
  return from.enrolment !== 'wait-listed' && place !== 'held' ? 'NO_FREE_SEAT' : undefined;
}

/** The moment itself is too late. Both in milliseconds. */
export function hasLapsed(until: number, now: number): boolean {
  return now >= until;
}
