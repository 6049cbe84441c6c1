import type { PersonalTable } from '../personal-data/personal-table.js';

export const personalReceipts: PersonalTable = {
  table: 'public.mutation_receipt',
  heading: 'Receipts of what your browser sent',
  whose: 't.institute_id = :institute AND t.membership_id = :membership',
  export: { nothing: 'they hold numbers, so that nothing is done twice, and go after 30 days' },
  erase: 'rows',
  retain: { days: 30, after: 't.at' },
};
