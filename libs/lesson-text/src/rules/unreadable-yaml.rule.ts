import type { Rule } from '../problem/problem.js';

export const unreadableYaml: Rule<{ reason: string }> = {
  name: 'unreadable-yaml',
  severity: 'error',
  says: ({ reason }) => ({
    message: `The settings here cannot be read: ${reason}`,
    hint: 'Each line is "name: value"; put a value with a colon in it between quotation marks.',
  }),
};
