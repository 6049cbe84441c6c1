import type { Rule } from '../problem/problem.js';

export const misplacedBlock: Rule<{ typed: string; where: string; belongs: string }> = {
  name: 'misplaced-block',
  severity: 'error',
  says: ({ typed, where, belongs }) => ({
    message: `${typed} cannot stand ${where}.`,
    hint: `It belongs ${belongs}.`,
  }),
};
