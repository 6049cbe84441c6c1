/** What a person may be at an institute; one may be several. */
export const ROLES = ['coordinator', 'facilitator', 'assistant', 'learner'] as const;
export type Role = (typeof ROLES)[number];

/** Nobody that we know. */
export interface Visitor {
  kind: 'visitor';
}

/** Signed in, and at no institute yet: invited, or about to choose. */
export interface Person {
  kind: 'person';
  userId: string;
  sessionId: string;
}

/** Signed in at one institute. What belongs to others is out of reach until they change over. */
export interface Member {
  kind: 'member';
  userId: string;
  sessionId: string;
  instituteId: string;
  membershipId: string;
  roles: readonly Role[];
}

/** The service's own work: at one institute, or on what belongs to none. */
export interface Service {
  kind: 'service';
  instituteId: string | undefined;
  /** Which command of whoever runs the service, for the audit log; such as "restore". */
  command?: Lowercase<string>;
}

export type Who = Visitor | Person | Member | Service;

export const VISITOR: Visitor = { kind: 'visitor' };

/** No institute has it, so whoever comes with it sees no row of any. */
const NO_INSTITUTE = '00000000-0000-0000-0000-000000000000';

/** What row security compares with: an institute's id, or nothing for what belongs to none. */
export function tenantOf(who: Who): string {
  if (who.kind === 'member') return who.instituteId;
  return who.kind === 'service' ? (who.instituteId ?? '') : NO_INSTITUTE;
}

/** Has this person one of these roles here? The service's own work needs none. */
export function hasRole(who: Who, ...roles: readonly Role[]): boolean {
  if (who.kind === 'service') return true;
  return who.kind === 'member' && who.roles.some((role) => roles.includes(role));
}

/** Leaders' text is for those who lead, and for the office that prints it for them. */
export function mayLead(who: Who): boolean {
  return hasRole(who, 'facilitator', 'coordinator');
}

/** Everything about a reader on which an answer may depend that holds nothing personal. */
export function readerOf(who: Who): string {
  return [tenantOf(who), mayLead(who) ? 'leads' : '', hasRole(who, 'coordinator') ? 'hosts' : '']
    .join(' ')
    .trim();
}
