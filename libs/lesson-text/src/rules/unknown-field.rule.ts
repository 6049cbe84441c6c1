import { didYouMean } from '../problem/nearest.js';
import type { Rule } from '../problem/problem.js';
import { andList } from '../problem/words.js';

export const unknownField: Rule<{ field: string; known: string[] }> = {
  name: 'unknown-field',
  severity: 'error',
  why: 'A setting that is not known would be ignored in silence.',
  bad: 'auther: A. Writer',
  good: 'author: A. Writer',
  says: ({ field, known }) => ({
    message: `"${field}" is not a setting that belongs here.`,
    hint: `${didYouMean(field, known)}What belongs here: ${andList(known)}.`,
  }),
};
