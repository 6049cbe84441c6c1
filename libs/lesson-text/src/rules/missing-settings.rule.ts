import type { Rule } from '../problem/problem.js';

export const missingSettings: Rule<object> = {
  name: 'missing-settings',
  severity: 'error',
  why: 'The settings at the top tell what a file is; without them nothing of it can be used.',
  bad: '# Spoons\n\nOne for each cup.',
  good: '---\nid: h1-1\ntitle: Spoons\nkind: worksheet\n---\n\nOne for each cup.',
  says: () => ({
    message: 'This file does not begin with its settings, so it was not read.',
    hint: 'Put --- alone on the very first line, the settings under it, and --- alone after them.',
  }),
};
