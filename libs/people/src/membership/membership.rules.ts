import type { Role } from '@hearthside/platform';

/** Invited: says yes or no after signing in. Active: may what the roles allow. Ended: may nothing. */
export type MembershipState = 'invited' | 'active' | 'ended';

/** A person at an institute, as far as rules ask. */
export interface Standing {
  state: MembershipState;
  roles: readonly Role[];
  hasEmail: boolean;
  /** Has been active at some time. */
  hasJoined: boolean;
  /** Of those who are active besides, some coordinate. */
  othersCoordinate: boolean;
}

/** Who reads: what they are here, or the service's own work. */
export interface Reader {
  membershipId?: string;
  roles: readonly Role[];
}

/** Why a change of people cannot be. */
export type MembershipRefusal =
  | 'NO_SUCH_MEMBER'
  | 'NO_ROLE'
  | 'ALREADY_MEMBER'
  | 'ALREADY_INVITED'
  | 'ENDED_BEFORE'
  | 'LAST_COORDINATOR'
  | 'COORDINATOR_WITHOUT_EMAIL'
  | 'COORDINATOR_NEEDS_EMAIL'
  | 'INVITED_BY_MAIL'
  | 'HAS_NO_EMAIL'
  | 'HAS_ENDED'
  | 'HAS_NOT_ENDED'
  | 'NOT_INVITED'
  | 'INVITED_JUST_NOW'
  | 'NO_INVITATION';

/** Milliseconds between two invitations of one person. */
export const BETWEEN_INVITATIONS = 10 * 60 * 1000;

/**
 * The fields of a person that a reader may see; none when the person is not there for them.
 * Learners and assistants see themselves; whoever leads sees who is here; the office sees everything.
 */
export function fieldsSeen(
  { membershipId, roles }: Reader,
  member: { id: string; state: MembershipState },
): { name: boolean; email: boolean } {
  const isOneself = membershipId !== undefined && membershipId === member.id;
  const coordinates = roles.includes('coordinator');
  const leads = roles.includes('facilitator') && member.state === 'active';
  return { name: isOneself || coordinates || leads, email: isOneself || coordinates };
}

/** States of people on a reader's list. */
export function statesListed({ roles }: Reader): readonly MembershipState[] {
  if (roles.includes('coordinator')) return ['invited', 'active', 'ended'];
  return roles.includes('facilitator') ? ['active'] : [];
}

/** May somebody be entered whose address stands here already? */
export function entering(found: MembershipState | undefined): MembershipRefusal | undefined {
  if (!found) return undefined;
  const refusals = {
    active: 'ALREADY_MEMBER',
    invited: 'ALREADY_INVITED',
    ended: 'ENDED_BEFORE',
  } as const;
  return refusals[found];
}

/** May somebody have these roles from now on? */
export function changingRoles(
  member: Standing,
  roles: readonly Role[],
): MembershipRefusal | undefined {
  if (member.state === 'ended') return 'HAS_ENDED';
  return holding(member, roles) ?? (roles.includes('coordinator') ? undefined : leaving(member));
}

export function ending(member: Standing): MembershipRefusal | undefined {
  return member.state === 'ended' ? 'HAS_ENDED' : leaving(member);
}

export function takingBack(
  member: Standing,
  roles: readonly Role[],
): MembershipRefusal | undefined {
  return member.state === 'ended' ? holding(member, roles) : 'HAS_NOT_ENDED';
}

/** What somebody becomes who is taken back: who has never said yes is asked again. */
export function stateTakenBack({ hasJoined }: Pick<Standing, 'hasJoined'>): MembershipState {
  return hasJoined ? 'active' : 'invited';
}

/** @param since milliseconds since the last invitation */
export function invitingAgain(
  { state }: Pick<Standing, 'state'>,
  since: number,
): MembershipRefusal | undefined {
  if (state !== 'invited') return 'NOT_INVITED';
  return since < BETWEEN_INVITATIONS ? 'INVITED_JUST_NOW' : undefined;
}

/** Is anything taken away? */
export function isReduced(before: readonly Role[], after: readonly Role[]): boolean {
  return before.some((role) => !after.includes(role));
}

/** Without doubles, in the usual order, so that two lists can be compared. */
export function settledRoles(roles: readonly Role[], order: readonly Role[]): Role[] {
  return order.filter((role) => roles.includes(role));
}

function holding({ hasEmail }: Standing, roles: readonly Role[]): MembershipRefusal | undefined {
  if (roles.length === 0) return 'NO_ROLE';
  // The office answers for everyone's data; what it gets in by must be more than a card.
  return roles.includes('coordinator') && !hasEmail ? 'COORDINATOR_WITHOUT_EMAIL' : undefined;
}

/** Without a coordinator nobody could ever make one again. */
function leaving({ state, roles, othersCoordinate }: Standing): MembershipRefusal | undefined {
  const coordinates = state === 'active' && roles.includes('coordinator');
  return coordinates && !othersCoordinate ? 'LAST_COORDINATOR' : undefined;
}
