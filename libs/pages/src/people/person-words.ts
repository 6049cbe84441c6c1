import { ROLES, type Role } from '@hearthside/platform';
import type { Membership } from '@hearthside/people';
import { dayOf } from '../page/moment.js';
import { rolesInWords } from './role-words.js';

const explained: Record<Role, string> = {
  coordinator: 'Coordinator: runs the institute here, and sees to its people',
  facilitator: 'Facilitator: leads classes',
  assistant: 'Assistant: helps in class',
  learner: 'Learner',
};

/** Ticks for roles, as parts/roles.hbs shows them. */
export function roleTicks(has: readonly Role[], among: readonly Role[] = ROLES) {
  return among.map((role) => ({
    id: `role-${role}`,
    value: role,
    label: explained[role],
    on: has.includes(role),
  }));
}

/** The roles that are ticked in a form; what is no role is left out. */
export function rolesIn(words: string | undefined): Role[] {
  const typed = (words ?? '').split(' ');
  return ROLES.filter((role) => typed.includes(role));
}

/** "Facilitator and learner. Invited on November 3, 2026, no answer yet. No e-mail address." */
export function personInWords(
  { roles, state, invitedAt, endedAt, email }: Membership,
  timeZone: string,
): string {
  const as = rolesInWords(roles);
  const on = (date: Date | null) => (date ? ` on ${dayOf(date, timeZone)}` : '');
  const states = {
    active: '',
    invited: ` Invited${on(invitedAt)}, no answer yet.`,
    ended: ` Left${on(endedAt)}.`,
  };
  const address = email ? '' : ' No e-mail address.';
  return `${as.charAt(0).toUpperCase()}${as.slice(1)}.${states[state]}${address}`;
}
