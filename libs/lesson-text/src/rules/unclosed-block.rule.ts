import type { Rule } from '../problem/problem.js';

export const unclosedBlock: Rule<{ typed: string; before: string }> = {
  name: 'unclosed-block',
  severity: 'error',
  why: 'A block left open swallows what follows, and may hide it from learners or show it to them.',
  bad: ':::say\nWelcome.\n\n## The next activity',
  good: ':::say\nWelcome.\n:::\n\n## The next activity',
  says: ({ typed, before }) => ({
    message: `${typed} is opened here and not closed before ${before}.`,
    hint: 'Put ::: where its text ends, on a line of its own with nothing before or after it.',
  }),
};
