import type { PersonalTable } from '@hearthside/platform';
import { A_NUMBER, afterOffering, ofPerson } from '../personal-rows.js';

export const personalReminders: PersonalTable = {
  table: 'public.reminder',
  heading: 'Mails to you about classes',
  whose: ofPerson,
  export: {
    give: { kind: 'About', due_at: 'Due', sent_at: 'Sent', outcome: 'What became of it' },
    withhold: {
      offering_id: A_NUMBER,
      session_id: A_NUMBER,
      enrolment_id: A_NUMBER,
      occasion: 'numbers and times that tell mails apart',
    },
  },
  erase: 'rows',
  retain: afterOffering('t.offering_id'),
};
