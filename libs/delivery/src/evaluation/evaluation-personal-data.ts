import type { PersonalTable } from '@hearthside/platform';
import { afterOffering } from '../personal-rows.js';

/** Nobody's rows: no column leads to a person. They are declared so that they go with the records of their class. */
const ofNobody = {
  whose: 'false',
  export: { nothing: 'nobody can tell whose it is' },
  erase: { keep: 'nobody can tell whose it is' },
  retain: afterOffering('t.offering_id'),
} as const;

export const anonymousSheets: PersonalTable[] = [
  { table: 'public.evaluation_sheet', heading: 'Evaluation sheets without names', ...ofNobody },
  { table: 'public.evaluation_comment', heading: 'Words on sheets without names', ...ofNobody },
];
