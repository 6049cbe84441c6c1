import type { Rule } from '../problem/problem.js';

export const missingAttribute: Rule<{ typed: string; attribute: string; expects: string }> = {
  name: 'missing-attribute',
  severity: 'error',
  says: ({ typed, attribute, expects }) => ({
    message: `${typed} does not say its "${attribute}".`,
    hint: `Add ${attribute}=… between curly brackets: ${expects}.`,
  }),
};
