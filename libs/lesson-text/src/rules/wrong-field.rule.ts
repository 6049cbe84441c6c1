import type { Rule } from '../problem/problem.js';

export const wrongField: Rule<{ field: string; within: string; expects: string }> = {
  name: 'wrong-field',
  severity: 'error',
  why: 'A setting of the wrong kind would be dropped, and something else printed than you meant.',
  bad: 'minutes: an hour',
  good: 'minutes: 60',
  says: ({ field, within, expects }) => ({
    message: `"${field}" in ${within} has a value that does not fit.`,
    hint: `It should be ${expects}.`,
  }),
};
