import type { Rule } from '../problem/problem.js';

export const missingFile: Rule<{ path: string; why: string }> = {
  name: 'missing-file',
  severity: 'error',
  why: 'A lesson or a sheet that is listed and not there would leave a gap in the course.',
  bad: 'lessons:\n  - 02-cofee',
  good: 'lessons:\n  - 02-coffee',
  says: ({ path, why }) => ({
    message: `The file ${path} is not there; ${why}.`,
    hint: 'Add the file, or take away what asks for it.',
  }),
};
