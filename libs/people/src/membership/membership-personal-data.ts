import type { PersonalTable } from '@hearthside/platform';

const states: Record<string, string> = {
  invited: 'invited',
  active: 'there',
  ended: 'has left',
};

export const personalMemberships: PersonalTable = {
  table: 'public.membership',
  heading: 'You at this institute',
  whose: 't.institute_id = :institute AND t.id = :membership',
  export: {
    give: {
      name: 'Name',
      called: 'What people call you',
      roles: 'Roles',
      state: { heading: 'Are you there', read: (state) => states[String(state)] ?? state },
      created_at: 'Entered',
      invited_at: 'Invited',
      joined_at: 'Joined',
      ended_at: 'Left',
      writing_locked_before: 'Private writing is shut that is older than',
    },
    withhold: { user_id: 'a number' },
  },
  erase: 'rows',
  // Somebody who has left goes whole, after the days that the institute has set.
  retain: 'while the membership lasts',
};
