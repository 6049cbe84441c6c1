import type { Rule } from '../problem/problem.js';

export const missingField: Rule<{ field: string; within: string }> = {
  name: 'missing-field',
  severity: 'error',
  why: 'Some settings have no sensible default: a source without a title cannot be credited.',
  bad: '- id: tea-book\n  kind: article',
  good: '- id: tea-book\n  title: A book about tea\n  kind: article',
  says: ({ field, within }) => ({
    message: `"${field}" is missing from ${within}.`,
    hint: `Add a line that begins "${field}:".`,
  }),
};
