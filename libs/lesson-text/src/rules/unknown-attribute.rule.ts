import { didYouMean } from '../problem/nearest.js';
import type { Rule } from '../problem/problem.js';
import { andList } from '../problem/words.js';

/** A word with nothing after it: mostly the second of two that need quotation marks. */
const LOOSE =
  'If it belongs to the value before it, put both between quotation marks: grouping="whole pairs". ';

export const unknownAttribute: Rule<{
  typed: string;
  attribute: string;
  known: string[];
  isLoose?: boolean;
}> = {
  name: 'unknown-attribute',
  severity: 'error',
  why: 'A word that is not known would be ignored in silence, and you would think that it works.',
  bad: '::prompt[Why?]{kind=pair depht=D1}',
  good: '::prompt[Why?]{kind=pair depth=D1}',
  says: ({ typed, attribute, known, isLoose }) => ({
    message: `${typed} has no attribute "${attribute}".`,
    hint: `${/[“”‘’]/.test(attribute) ? 'Curly quotation marks do not count; type straight ones. ' : ''}${isLoose ? LOOSE : didYouMean(attribute, known)}It knows ${andList(known)}.`,
  }),
};
