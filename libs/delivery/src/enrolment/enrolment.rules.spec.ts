import { describe, expect, it } from '@jest/globals';
import type { OfferingState } from '../offering/offering.rules.js';
import {
  accepting,
  declining,
  entering,
  enteringAgain,
  freeSeats,
  KEPT_FOR,
  offeredUntil,
  placeFor,
  registering,
  transferring,
  walkingIn,
  withdrawing,
  type EnrolmentState,
} from './enrolment.rules.js';

const HOUR = 60 * 60 * 1000;
const all = (seats: number, held: number, offered = 0, waiting = 0) => ({
  ...{ seats, held, offered, waiting },
});

describe('free seats', () => {
  it.each([
    [all(2, 0), 2],
    [all(2, 1, 1), 0],
    [all(2, 2), 0],
    // The office has taken seats away since.
    [all(2, 3), 0],
  ])('of %j are %i', (standing, free) => {
    expect(freeSeats(standing)).toBe(free);
  });
});

describe('who is entered', () => {
  it.each([
    ['gets a free seat', all(2, 1), false, 'held'],
    ['waits when every seat is held', all(2, 2), false, 'wait-listed'],
    ['waits when the last seat is kept for another', all(2, 1, 1), false, 'wait-listed'],
    ['waits behind those who wait, though a seat is free', all(3, 1, 1, 1), false, 'wait-listed'],
    ['gets a seat that is left once the class has begun', all(3, 1, 1, 1), true, 'held'],
    ['waits when none is left once the class has begun', all(2, 2, 0, 1), true, 'wait-listed'],
    ['waits when more are held than there are', all(1, 2), false, 'wait-listed'],
  ] as const)('%s', (_, standing, hasBegun, place) => {
    expect(placeFor(standing, hasBegun)).toBe(place);
  });
});

describe('a seat that comes free', () => {
  const now = 1_000 * HOUR;
  it.each([
    ['is kept two days', 'open', now + 30 * 24 * HOUR, now + KEPT_FOR],
    ['is kept two days where no session is set', 'open', undefined, now + KEPT_FOR],
    ['is kept up to the start, and no longer', 'open', now + 3 * HOUR, now + 3 * HOUR],
    ['is kept two days that end with the start', 'open', now + KEPT_FOR, now + KEPT_FOR],
    ['is kept for one millisecond', 'open', now + 1, now + 1],
    ['is offered to nobody at the start', 'open', now, undefined],
    ['is offered to nobody after it', 'open', now - 1, undefined],
    ['is offered to nobody in a draft', 'draft', undefined, undefined],
    ['is offered to nobody when it is over', 'finished', undefined, undefined],
    ['is offered to nobody when it does not take place', 'cancelled', undefined, undefined],
  ] as const)('%s', (_, state, start, until) => {
    expect(offeredUntil(state, now, start)).toBe(until);
  });

  it('is kept 48 hours', () => expect(KEPT_FOR).toBe(172_800_000));
});

describe('registration', () => {
  const [from, until] = ['2026-11-10', '2026-11-20'];
  it.each([
    ['open', from, until, '2026-11-09', false, 'REGISTRATION_TO_COME'],
    ['open', from, until, '2026-11-10', false, undefined],
    ['open', from, until, '2026-11-20', false, undefined],
    ['open', from, until, '2026-11-21', false, 'REGISTRATION_OVER'],
    ['open', null, until, '2020-01-01', false, undefined],
    ['open', from, null, '2036-01-01', false, undefined],
    ['open', null, null, '2026-11-15', false, undefined],
    ['open', null, null, '2026-11-15', true, 'CLASS_HAS_BEGUN'],
    ['draft', from, until, '2026-11-15', false, 'CLASS_NOT_OPEN'],
    ['finished', from, until, '2026-11-15', true, 'CLASS_OVER'],
    ['cancelled', from, until, '2026-11-15', false, 'CLASS_CANCELLED'],
  ] as const)('of a class that is %s, from %s until %s, on %s (begun: %s): %s', (...row) => {
    const [state, registrationFrom, registrationUntil, today, hasBegun, refusal] = row;
    const when = { state, registrationFrom, registrationUntil, hasBegun };
    expect(registering(when, today)).toBe(refusal);
  });
});

describe('what may be done with a place', () => {
  const [NOW, NONE] = [50, 'NO_SEAT_OFFERED'];
  it.each<[EnrolmentState | undefined, string?, string?, string?, string?, string?]>([
    // found, entered again, at the door of a full class, accepted, declined, withdrawn
    [undefined, undefined, 'NO_FREE_SEAT', undefined, undefined, undefined],
    ['held', 'ALREADY_HELD', 'ALREADY_HELD', 'ALREADY_HELD', NONE, undefined],
    ['offered', 'ALREADY_OFFERED', undefined, undefined, undefined, undefined],
    ['wait-listed', 'ALREADY_WAITING', 'NO_FREE_SEAT', NONE, NONE, undefined],
    ['withdrawn', undefined, 'NO_FREE_SEAT', NONE, NONE, 'ALREADY_WITHDRAWN'],
  ])('that is %s', (found, again, atDoor, accepted, declined, withdrawn) => {
    expect(enteringAgain(found)).toBe(again);
    expect(walkingIn(found, all(2, 2))).toBe(atDoor);
    if (!found) return;
    const until = found === 'offered' ? NOW + 1 : undefined;
    expect(accepting(found, until, NOW)).toBe(accepted);
    expect(declining(found)).toBe(declined);
    expect(withdrawing(found, 'open')).toBe(withdrawn);
    expect(withdrawing(found, 'finished')).toBe('CLASS_OVER');
  });

  it('is accepted up to the last millisecond, and not at the moment itself', () => {
    expect(accepting('offered', NOW + 1, NOW)).toBeUndefined();
    expect(accepting('offered', NOW, NOW)).toBe('OFFER_LAPSED');
    expect(accepting('offered', NOW - 1, NOW)).toBe('OFFER_LAPSED');
  });

  it('is given at the door while a seat is free, and to who waits too', () => {
    for (const found of [undefined, 'wait-listed', 'withdrawn'] as const) {
      expect(walkingIn(found, all(2, 1))).toBeUndefined();
      expect(walkingIn(found, all(2, 1, 1))).toBe('NO_FREE_SEAT');
    }
  });
});

describe('going over to another class', () => {
  it.each([
    ['held', 'open', 'held', undefined],
    ['held', 'open', 'wait-listed', 'NO_FREE_SEAT'],
    ['offered', 'open', 'wait-listed', 'NO_FREE_SEAT'],
    ['wait-listed', 'open', 'wait-listed', undefined],
    ['wait-listed', 'open', 'held', undefined],
    ['withdrawn', 'open', 'held', 'ALREADY_WITHDRAWN'],
    ['held', 'cancelled', 'held', undefined],
    ['held', 'finished', 'held', 'CLASS_OVER'],
  ] as const)('of who is %s in a class that is %s and would be %s: %s', (...row) => {
    const [enrolment, state, place, refusal] = row;
    expect(transferring({ enrolment, state }, place)).toBe(refusal);
  });
});

describe('a class that takes people in', () => {
  it.each<[OfferingState, string | undefined]>([
    ['draft', 'CLASS_NOT_OPEN'],
    ['open', undefined],
    ['finished', 'CLASS_OVER'],
    ['cancelled', 'CLASS_CANCELLED'],
  ])('and is %s: %s', (state, refusal) => expect(entering(state)).toBe(refusal));
});
