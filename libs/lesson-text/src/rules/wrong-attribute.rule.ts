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
      tidied(value, expects) +
      `It should be ${expects}.`,
  }),
};

/** H1.2 is printed and h1-2 is typed; capitals, dots and underlines are the usual slips in an id. */
function tidied(value: string, expects: string): string {
  const tidy = value.toLowerCase().replace(/[._]+/g, '-');
  const isId = /\bids?\b|small letters/.test(expects) && /^[a-z0-9][a-z0-9 -]*$/.test(tidy);
  return isId && tidy !== value ? `Did you mean "${tidy}"? ` : '';
}
