import type { CardState, Membership } from '@hearthside/people';
import { dayOf, momentOf } from '../page/moment.js';
import { rolesInWords } from './role-words.js';

export function personView(
  member: Membership,
  card: CardState | undefined,
  { timeZone, isSelf }: { timeZone: string; isSelf: boolean },
) {
  const { id, name, called, email, roles, state } = member;
  const isCoordinator = roles.includes('coordinator');
  return {
    ...{ id, name, called, email, isSelf },
    roles: rolesInWords(roles),
    state: stateWords(member, timeZone),
    isInvited: state === 'invited',
    hasEnded: state === 'ended',
    // A card opens to whoever has it first: not for those who see to everyone's data.
    mayHaveCard: state === 'active' && !isCoordinator,
    card: card && cardWords(card, timeZone),
  };
}

function stateWords({ state, invitedAt, joinedAt, endedAt }: Membership, zone: string): string {
  const on = (date: Date | null) => (date ? ` on ${dayOf(date, zone)}` : '');
  if (state === 'invited') return `Invited${on(invitedAt)}, no answer yet`;
  return state === 'ended' ? `Left${on(endedAt)}` : `Here since${on(joinedAt).slice(3)}`;
}

/** How it is with somebody's card: "Made on …, not used yet". */
export function cardWords(
  { issuedAt, usedAt, isShut, pausedUntil }: CardState,
  zone: string,
): string {
  const made = `Made on ${dayOf(issuedAt, zone)}`;
  if (isShut) return `${made}; shut after too many wrong PINs, so a new one is needed`;
  if (pausedUntil) return `${made}; after wrong PINs it rests until ${momentOf(pausedUntil, zone)}`;
  return usedAt ? `${made}, first used on ${dayOf(usedAt, zone)}` : `${made}, not used yet`;
}
