import type { Rule } from '../problem/problem.js';

export const beyondMeasure: Rule<{ what: 'length' | 'depth' }> = {
  name: 'beyond-measure',
  severity: 'error',
  says: ({ what }) =>
    what === 'length'
      ? {
          message: 'This file is longer than a million characters, so it was not read.',
          hint: 'A lesson of 90 minutes has about thirty thousand. Was something else pasted in?',
        }
      : {
          message:
            'Lists, quotations or blocks stand inside one another more than twenty deep here.',
          hint: 'Take away the marks or the spaces at the beginning of the line.',
        },
};
