import type { PersonalTable } from '@hearthside/platform';
import { A_NUMBER } from '../personal-rows.js';

export const personalLeaders: PersonalTable = {
  table: 'public.offering_leader',
  heading: 'Classes that you led, or helped to lead',
  whose: 't.institute_id = :institute AND t.membership_id = :membership',
  export: { give: { part: 'As', trained: 'Trained' }, withhold: { offering_id: A_NUMBER } },
  erase: 'rows',
  retain: 'while the membership lasts',
};
