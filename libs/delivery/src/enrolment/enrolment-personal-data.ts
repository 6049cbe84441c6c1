import type { PersonalTable } from '@hearthside/platform';
import { A_NUMBER, afterOffering } from '../personal-rows.js';

export const personalEnrolments: PersonalTable = {
  table: 'public.enrolment',
  heading: 'Classes in which you have or had a place',
  whose: 't.institute_id = :institute AND t.membership_id = :membership',
  export: {
    give: {
      state: 'State',
      source: 'Entered by',
      entered_at: 'Asked for',
      offered_until: 'Seat kept until',
      print: 'Print',
      hearing: 'Hearing',
      seating: 'Seating',
      language: 'Language',
      consented_at: 'Agreed',
    },
    withhold: { offering_id: A_NUMBER, turn: 'a place in a line with others' },
  },
  erase: 'rows',
  retain: afterOffering('t.offering_id'),
};
