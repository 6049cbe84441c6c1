import type { Rule } from '../problem/problem.js';

export const missingField: Rule<{ field: string; within: string }> = {
  name: 'missing-field',
  severity: 'error',
  says: ({ field, within }) => ({
    message: `"${field}" is missing from ${within}.`,
    hint: `Add a line that begins "${field}:".`,
  }),
};
