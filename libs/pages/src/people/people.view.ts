import { ROLES, type Role } from '@hearthside/platform';
import type { MemberPage, MembershipState } from '@hearthside/people';
import { personInWords } from './person-words.js';
import { roleWords } from './role-words.js';

/** People on one page. */
export const ON_A_PAGE = 50;

export interface PeopleAsked {
  search: string;
  role: Role | undefined;
  state: MembershipState | undefined;
  after: string | undefined;
}

const states = ['invited', 'ended'] as const;

/** What an address asks for; what makes no sense there is left out. */
export function peopleAsked(query: Record<string, unknown>): PeopleAsked {
  const word = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  return {
    search: word('search').slice(0, 120),
    role: ROLES.find((role) => role === word('role')),
    state: states.find((state) => state === word('state')),
    after: word('after') || undefined,
  };
}

export function peopleView(
  asked: PeopleAsked,
  { nodes, count: all, endCursor }: MemberPage,
  timeZone: string,
) {
  const { search, role, state, after } = asked;
  const kept = { ...(search && { search }), ...(role && { role }), ...(state && { state }) };
  const narrowed = search !== '' || role !== undefined || state !== undefined;
  return {
    heading: state === 'ended' ? 'People who have left' : 'People',
    people: nodes.map((member) => ({
      id: member.id,
      name: member.name,
      called: member.called === member.name.split(' ')[0] ? undefined : member.called,
      email: member.email,
      words: personInWords(member, timeZone),
    })),
    count: all === 1 ? '1 person' : `${all} people`,
    search,
    narrowed,
    roles: [
      { value: '', words: 'Every role' },
      ...ROLES.map((value) => ({ value, words: `${roleWords[value]}s` })),
    ],
    role: role ?? '',
    states: [
      { value: '', words: 'Here, or invited' },
      { value: 'invited', words: 'Invited, no answer yet' },
      { value: 'ended', words: 'Have left' },
    ],
    state: state ?? '',
    isEnded: state === 'ended',
    first: after && `/people?${new URLSearchParams(kept)}`,
    isPaged: Boolean(after || endCursor),
    next: endCursor && `/people?${new URLSearchParams({ ...kept, after: endCursor })}`,
  };
}
