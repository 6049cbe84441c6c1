import { Refused } from '@hearthside/platform';
import type { MembershipRefusal } from './membership.rules.js';
import { lineFault, settledLine } from '../line/line.rules.js';
import { addressIn } from '../sign-in/address.js';
import { ADDRESS_UNREADABLE } from '../sign-in/user.js';
import { firstWord, LONGEST_CALLED, LONGEST_NAME } from './name.rules.js';

const words: Record<MembershipRefusal, readonly [message: string, field?: string]> = {
  NO_SUCH_MEMBER: [
    'This person is not on your list. Perhaps the page is an old one: load it again.',
  ],
  NO_ROLE: ['Choose at least one role.', 'roles'],
  ALREADY_MEMBER: [
    'Somebody at your institute already has this address. Two people cannot share one: add the second without an address, and give them a card for signing in.',
    'email',
  ],
  ALREADY_INVITED: [
    'This address has been invited already, and nobody has said yes or no yet. You can send the invitation again from the list of people.',
    'email',
  ],
  ENDED_BEFORE: [
    'Somebody with this address was at your institute before. Find them among the people who have left, and take them back in.',
    'email',
  ],
  LAST_COORDINATOR: [
    'This is the only coordinator here. Make somebody else a coordinator first, so that the institute is not left without one.',
  ],
  COORDINATOR_WITHOUT_EMAIL: [
    'A coordinator needs an e-mail address to sign in with. Enter the address first.',
    'roles',
  ],
  COORDINATOR_NEEDS_EMAIL: [
    'A coordinator needs an e-mail address to sign in with. Take the role away first.',
    'email',
  ],
  INVITED_BY_MAIL: [
    'This person is invited by e-mail, and has not said yes yet. Enter the new address, or take the invitation back.',
    'email',
  ],
  HAS_NO_EMAIL: ['This person has no e-mail address that could be taken away.', 'email'],
  HAS_ENDED: ['This person has left. Take them back in first.'],
  HAS_NOT_ENDED: ['This person has not left, so there is nothing to take back.'],
  NOT_INVITED: ['This person is not waiting for an invitation.'],
  INVITED_JUST_NOW: [
    'An invitation went out a few minutes ago. Please wait before sending another.',
  ],
  NO_INVITATION: [
    'There is no invitation for you here. Perhaps it has been taken back: ask the institute.',
  ],
};

export function refused(code: MembershipRefusal): Refused {
  const [message, field] = words[code];
  return new Refused(code, message, field);
}

/**
 * A name and what somebody is called, as they are kept.
 *
 * @throws Refused NAME_UNFIT
 */
export function namesOf(typed: { name: string; called?: string | null }) {
  const name = settledLine(typed.name);
  const called = settledLine(typed.called ?? '') || firstWord(name);
  refuseLine('name', name, LONGEST_NAME);
  refuseLine('called', called, LONGEST_CALLED);
  return { name, called };
}

/** @throws Refused EMAIL_UNREADABLE */
export function readEmail(typed: string): string {
  const address = addressIn(typed);
  if (!address) throw new Refused('EMAIL_UNREADABLE', ADDRESS_UNREADABLE, 'email');
  return address;
}

function refuseLine(field: string, line: string, longest: number): void {
  const fault = lineFault(line, longest);
  if (fault) throw new Refused('NAME_UNFIT', fault, field);
}
