import type { Rule } from '../problem/problem.js';

export const wrongAttribute: Rule<{
  typed: string;
  attribute: string;
  value: string;
  expects: string;
}> = {
  name: 'wrong-attribute',
  severity: 'error',
  says: ({ typed, attribute, value, expects }) => ({
    message: `${typed} has ${attribute}="${value}", which does not fit.`,
    hint:
      (/[“”‘’]/.test(value) ? 'Its quotation marks are curly; type straight ones: ". ' : '') +
      `It should be ${expects}.`,
  }),
};
