import type { Rule } from '../problem/problem.js';

export const missingAttribute: Rule<{ typed: string; attribute: string; expects: string }> = {
  name: 'missing-attribute',
  severity: 'error',
  why: 'Some things cannot be guessed, such as whether a question is for pairs or for one person alone.',
  bad: '::prompt[What do you like in tea?]',
  good: '::prompt[What do you like in tea?]{kind=pair}',
  says: ({ typed, attribute, expects }) => ({
    message: `${typed} does not say its "${attribute}".`,
    hint: `Add ${attribute}=… between curly brackets: ${expects}.`,
  }),
};
