import type { Rule } from '../problem/problem.js';

export const unreadableYaml: Rule<{ reason: string }> = {
  name: 'unreadable-yaml',
  severity: 'error',
  why: 'Settings are read as YAML, in which colons, quotation marks and spaces at the beginning of a line have meaning.',
  bad: 'title: Tea: a beginning',
  good: 'title: "Tea: a beginning"',
  says: ({ reason }) => ({
    message: `The settings here cannot be read: ${reason}`,
    hint: 'Each line is "name: value"; put a value with a colon in it between quotation marks.',
  }),
};
