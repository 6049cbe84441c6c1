import type { Rule } from '../problem/problem.js';

export const wrongAttribute: Rule<{
  typed: string;
  attribute: string;
  value: string;
  expects: string;
}> = {
  name: 'wrong-attribute',
  severity: 'error',
  why: 'A value that does not fit would be dropped, and something else printed than you meant.',
  bad: '::prompt[Why?]{kind=pair depth=deep}',
  good: '::prompt[Why?]{kind=pair depth=D1}',
  says: ({ typed, attribute, value, expects }) => ({
    message: `${typed} has ${attribute}="${value}", which does not fit.`,
    hint:
      (/[“”‘’]/.test(value) ? 'Its quotation marks are curly; type straight ones: ". ' : '') +
      `It should be ${expects}.`,
  }),
};
