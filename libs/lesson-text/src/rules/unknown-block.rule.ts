import { blockNames } from '../block/blocks.js';
import { didYouMean } from '../problem/nearest.js';
import type { Rule } from '../problem/problem.js';

export const unknownBlock: Rule<{ typed: string; name: string }> = {
  name: 'unknown-block',
  severity: 'error',
  says: ({ typed, name }) => ({
    message: `There is no block called "${typed}".`,
    hint:
      didYouMean(name, ['activity', ...blockNames]) +
      'For two plain colons in a text, leave a space after them.',
  }),
};
