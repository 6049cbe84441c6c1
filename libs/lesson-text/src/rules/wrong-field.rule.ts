import type { Rule } from '../problem/problem.js';

export const wrongField: Rule<{
  field: string;
  within: string;
  expects: string;
  /** As it was typed, if it is a word or a number. */
  value?: string | undefined;
}> = {
  name: 'wrong-field',
  severity: 'error',
  why: 'A setting of the wrong kind would be dropped, and something else printed than you meant.',
  bad: 'minutes: an hour',
  good: 'minutes: 60',
  says: ({ field, within, expects, value }) => ({
    message: `"${field}" in ${within} has ${value === undefined ? 'a value' : `the value "${value}"`}, which does not fit.`,
    hint: `It should be ${expects}.`,
  }),
};
