import type { PersonalTable } from '@hearthside/platform';
import { A_NUMBER, afterOffering, OFFERING_OF_ENROLMENT, ofPerson } from '../personal-rows.js';

export const personalAttendance: PersonalTable = {
  table: 'public.attendance',
  heading: 'Sessions at which you were, or were not',
  whose: ofPerson,
  export: {
    give: { mark: 'Noted', at: 'On' },
    withhold: {
      session_id: A_NUMBER,
      enrolment_id: A_NUMBER,
      offering_id: A_NUMBER,
      counts: 'the same for all',
    },
  },
  erase: 'rows',
  retain: afterOffering('t.offering_id'),
};

export const personalCorrections: PersonalTable = {
  table: 'public.attendance_correction',
  heading: 'What was noted otherwise before',
  whose: ofPerson,
  export: {
    give: { was: 'Was', becomes: 'Became', at: 'On' },
    withhold: {
      session_id: A_NUMBER,
      enrolment_id: A_NUMBER,
      corrected_by: 'the number of somebody else',
    },
  },
  erase: 'rows',
  retain: afterOffering(OFFERING_OF_ENROLMENT),
};
