import type { PersonalTable } from '../personal-data/personal-table.js';

export const personalFailedJobs: PersonalTable = {
  table: 'public.failed_job',
  heading: 'Work for you that failed',
  // Payloads hold ids alone, and may hold those of several people.
  whose: `t.institute_id = :institute
    AND (position(:membership IN t.payload::text) > 0 OR position(:user IN t.payload::text) > 0)`,
  export: {
    give: { what: 'What was to be done', reason: 'Why it was not', failed_at: 'When' },
    withhold: {
      task: 'said by the sentence',
      error_id: 'where to look in the log',
      payload: 'holds numbers only',
    },
  },
  erase: 'rows',
  retain: { days: 180, after: 't.failed_at' },
};
