import { blockNames } from '../block/blocks.js';
import { didYouMean } from '../problem/nearest.js';
import type { Rule } from '../problem/problem.js';

export const unknownBlock: Rule<{ typed: string; name: string }> = {
  name: 'unknown-block',
  severity: 'error',
  why: 'A block whose name is not known cannot be printed, and its text must not land in the wrong hands.',
  bad: ':::sya\nWelcome.\n:::',
  good: ':::say\nWelcome.\n:::',
  says: ({ typed, name }) => ({
    message: `There is no block called "${typed}".`,
    hint:
      didYouMean(name, ['activity', ...blockNames]) +
      'For two plain colons in a text, leave a space after them.',
  }),
};
