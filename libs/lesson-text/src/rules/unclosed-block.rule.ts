import type { Rule } from '../problem/problem.js';

export const unclosedBlock: Rule<{ typed: string; before: string }> = {
  name: 'unclosed-block',
  severity: 'error',
  says: ({ typed, before }) => ({
    message: `${typed} is opened here and not closed before ${before}.`,
    hint: 'Put a line with ::: alone where its text ends.',
  }),
};
