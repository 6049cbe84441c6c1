import type { Rule } from '../problem/problem.js';

export const wrongField: Rule<{ field: string; within: string; expects: string }> = {
  name: 'wrong-field',
  severity: 'error',
  says: ({ field, within, expects }) => ({
    message: `"${field}" in ${within} has a value that does not fit.`,
    hint: `It should be ${expects}.`,
  }),
};
