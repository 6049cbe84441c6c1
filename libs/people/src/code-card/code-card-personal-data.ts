import type { PersonalTable } from '@hearthside/platform';

export const personalCodeCards: PersonalTable = {
  table: 'public.code_card',
  heading: 'Cards for signing in',
  whose: 't.institute_id = :institute AND t.membership_id = :membership',
  export: {
    give: {
      issued_at: 'Made',
      used_at: 'First used',
      revoked_at: 'Worthless since',
      locked_until: 'Resting until',
      wrong_pins: 'Wrong PINs in a row',
    },
    withhold: { code_hash: 'a secret', pin_hash: 'a secret' },
  },
  erase: 'rows',
  retain: { days: 365, after: 't.revoked_at' },
};
