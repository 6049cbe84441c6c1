import type { PersonalTable } from '../personal-data/personal-table.js';
import { wordsOf } from './actions.js';

export const personalAuditEntries: PersonalTable = {
  table: 'public.audit_entry',
  heading: 'What was noted about you, and about what you did',
  whose: `t.institute_id = :institute
    AND (t.actor = :membership OR t.subject_id = :membership
      OR position(:membership IN t.detail::text) > 0)`,
  export: {
    give: { at: 'When', action: { heading: 'What', read: (action) => wordsOf(String(action)) } },
    withhold: {
      number: 'the place in the log',
      actor: 'may be somebody else’s number',
      subject_kind: 'said by the sentence',
      subject_id: 'may be somebody else’s number',
      detail: 'may hold numbers of others',
      previous: 'seals the log',
      hash: 'seals the log',
    },
  },
  erase: { keep: 'it holds numbers and no names, and a log with gaps proves nothing' },
  retain: { forEver: 'the institute answers for what was done; no name is in it' },
};
