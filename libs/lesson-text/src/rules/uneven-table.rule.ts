import type { Rule } from '../problem/problem.js';
import { count } from '../problem/words.js';

export const unevenTable: Rule<{ columns: number; given: number }> = {
  name: 'uneven-table',
  severity: 'error',
  why: 'A cell too many has no heading, so nobody who listens knows what it belongs to.',
  bad: '| Instead of | Try |\n| --- | --- |\n| You are late | I worry | really |',
  good: '| Instead of | Try |\n| --- | --- |\n| You are late | I worry |',
  says: ({ columns, given }) => ({
    message: `This row has ${count(given, 'cell')}; the header has ${columns}.`,
    hint: 'Add a heading for the last column, or take a | away. For a plain |, write \\|.',
  }),
};
