import type { PersonalTable } from '@hearthside/platform';
import { namedIn, WHO_HAS_LEFT } from '../membership/named-member.js';

export const personalReportingAnswers: PersonalTable = {
  table: 'public.reporting_answer',
  heading: 'Answers about reporting that have your name',
  whose: namedIn('said_by'),
  export: {
    give: { said_on: 'On', answer: 'What was said' },
    withhold: {
      said_by: 'your name',
      ask_again: 'the institute’s own note',
      written_at: 'the institute’s own note',
      replaced_at: 'the institute’s own note',
    },
  },
  erase: { put: { said_by: WHO_HAS_LEFT } },
  retain: { forEver: 'it may matter later what leaders had been told' },
};
