import { Refused } from '@hearthside/platform';
import type { EnrolmentRefusal } from './enrolment.rules.js';

const words: Record<EnrolmentRefusal, readonly [message: string, field?: string]> = {
  NO_SUCH_ENROLMENT: [
    'This place in a class is not there for you. Perhaps the page is an old one: load it again.',
  ],
  NO_SUCH_MEMBER: [
    'This person is not on your list. Perhaps the page is an old one: load it again.',
    'memberId',
  ],
  MEMBER_NOT_HERE: [
    'This person is not at your institute at the moment: they have left, or have not said yes to their invitation yet. Take them back in, or wait for their answer, and enter them then.',
    'memberId',
  ],
  CLASS_NOT_OPEN: [
    'This class is still being prepared. Open it first; then people can be entered.',
  ],
  CLASS_HAS_BEGUN: [
    'This class has begun, so places are given by the office now. Please ask there whether a seat is free.',
  ],
  CLASS_OVER: ['This class is over. Who was in it stays as it is.'],
  CLASS_CANCELLED: ['This class does not take place, so nobody can be entered.'],
  REGISTRATION_TO_COME: [
    'Registration for this class has not begun yet. The first day is on the page of the class.',
  ],
  REGISTRATION_OVER: [
    'Registration for this class has ended. Please ask the office: perhaps there is still a way.',
  ],
  CONSENT_NEEDED: [
    'To register, please agree to what is kept about you. If you would rather talk about it first, the office will help.',
    'consented',
  ],
  ALREADY_HELD: ['There is a seat in this class for this person already. Nothing more is needed.'],
  ALREADY_OFFERED: [
    'A seat in this class is being kept for this person. Accept it, and it is theirs.',
  ],
  ALREADY_WAITING: [
    'This person is in line for this class already, and keeps their turn. Nothing more is needed.',
  ],
  ALREADY_WITHDRAWN: ['This place was given up before. Nothing more is needed.'],
  NO_SEAT_OFFERED: [
    'No seat is being kept here at the moment. If one was, the time for it has passed. Register again, or ask the office, to be in line for the next one.',
  ],
  OFFER_LAPSED: [
    'The time for which this seat was kept has passed, and it goes to the next in line. Register again, or ask the office, to be in line for another.',
  ],
  NO_FREE_SEAT: [
    'Every seat in this class is taken, or is being kept for somebody in line. Add a seat to the class first, or enter the person on its wait-list.',
  ],
  SAME_CLASS: ['This is the class that the person is in. Choose another one.', 'toOfferingId'],
};

export function refused(code: EnrolmentRefusal): Refused {
  const [message, field] = words[code];
  return new Refused(code, message, field);
}

/** @throws Refused where there is a reason */
export function unless(code: EnrolmentRefusal | undefined): void {
  if (code) throw refused(code);
}
