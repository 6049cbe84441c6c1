import type { PersonalTable } from '@hearthside/platform';

export const personalProviderLinks: PersonalTable = {
  table: 'public.provider_link',
  heading: 'Your account with the institute’s own sign-in',
  whose: 't.institute_id = :institute AND t.membership_id = :membership',
  export: { give: { issuer: 'Where', subject: 'Your number there', linked_at: 'Since' } },
  erase: 'rows',
  retain: 'while the membership lasts',
};
