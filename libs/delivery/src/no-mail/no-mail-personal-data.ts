import type { PersonalTable } from '@hearthside/platform';

export const personalNoMail: PersonalTable = {
  table: 'public.no_mail',
  heading: 'That you want no reminders',
  whose: 't.institute_id = :institute AND t.membership_id = :membership',
  export: { give: { since: 'Since' } },
  erase: 'rows',
  retain: 'while the membership lasts',
};
