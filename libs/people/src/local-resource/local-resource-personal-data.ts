import type { PersonalTable } from '@hearthside/platform';
import { namedIn, WHO_HAS_LEFT } from '../membership/named-member.js';

const PLACE = 'about the place';

export const personalLocalResources: PersonalTable = {
  table: 'public.local_resource',
  heading: 'Places of help that you tried out',
  whose: namedIn('verified_by'),
  export: {
    give: { name: 'Place', verified_on: 'On' },
    withhold: {
      verified_by: 'your name',
      phone: PLACE,
      text: PLACE,
      tty: PLACE,
      web: PLACE,
      hours: PLACE,
      cost: PLACE,
      languages: PLACE,
      access: PLACE,
      confidentiality: PLACE,
      expires: PLACE,
      left_out: PLACE,
      changed_at: 'the institute’s own note',
    },
  },
  erase: { put: { verified_by: WHO_HAS_LEFT } },
  retain: { forEver: 'it is about a place, until the office writes something else' },
};
