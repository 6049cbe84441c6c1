import { didYouMean } from '../problem/nearest.js';
import type { Rule } from '../problem/problem.js';
import { andList } from '../problem/words.js';

export const unknownAttribute: Rule<{ typed: string; attribute: string; known: string[] }> = {
  name: 'unknown-attribute',
  severity: 'error',
  says: ({ typed, attribute, known }) => ({
    message: `${typed} has no attribute "${attribute}".`,
    hint: `${/[“”‘’]/.test(attribute) ? 'Curly quotation marks do not count; type straight ones. ' : ''}${didYouMean(attribute, known)}It knows ${andList(known)}.`,
  }),
};
