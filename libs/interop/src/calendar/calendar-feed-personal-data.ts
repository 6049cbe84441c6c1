import type { PersonalTable } from '@hearthside/platform';

export const personalCalendarFeeds: PersonalTable = {
  table: 'public.calendar_feed',
  heading: 'An address for your calendar program',
  whose: 't.institute_id = :institute AND t.membership_id = :membership',
  export: { give: { created_at: 'Made' }, withhold: { token_hash: 'a secret' } },
  erase: 'rows',
  retain: 'while the membership lasts',
};
