import type { Rule } from '../problem/problem.js';

export const missingFile: Rule<{ path: string; why: string }> = {
  name: 'missing-file',
  severity: 'error',
  says: ({ path, why }) => ({
    message: `The file ${path} is not there; ${why}.`,
    hint: 'Add the file, or take away what asks for it.',
  }),
};
