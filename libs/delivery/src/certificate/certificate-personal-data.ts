import type { PersonalTable } from '@hearthside/platform';
import { A_NUMBER, afterOffering, OFFERING_OF_ENROLMENT, ofPerson } from '../personal-rows.js';

export const personalCertificates: PersonalTable = {
  table: 'public.certificate',
  heading: 'Certificates',
  whose: ofPerson,
  export: {
    give: { issued_at: 'Issued', revoked_at: 'Taken back' },
    withhold: { enrolment_id: A_NUMBER, check_hash: 'a secret' },
  },
  erase: 'rows',
  retain: afterOffering(OFFERING_OF_ENROLMENT),
};
