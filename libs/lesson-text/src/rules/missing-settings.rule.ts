import type { Rule } from '../problem/problem.js';

export const missingSettings: Rule<object> = {
  name: 'missing-settings',
  severity: 'error',
  says: () => ({
    message: 'This file does not begin with its settings, so it was not read.',
    hint: 'Put --- alone on the very first line, the settings under it, and --- alone after them.',
  }),
};
