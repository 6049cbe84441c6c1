import type { Rule } from '../problem/problem.js';

export const misplacedBlock: Rule<{ typed: string; where: string; belongs: string }> = {
  name: 'misplaced-block',
  severity: 'error',
  why: 'Each block has places where it makes sense: a place to write belongs on a handout, a leaders’ note in a lesson.',
  bad: ':::note{kind=care}\n…\n:::   (on a handout)',
  good: ':::note{kind=care}\n…\n:::   (under an activity)',
  says: ({ typed, where, belongs }) => ({
    message: `${typed} cannot stand ${where}.`,
    hint: `It belongs ${belongs}.`,
  }),
};
