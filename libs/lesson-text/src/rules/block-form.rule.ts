import type { Rule } from '../problem/problem.js';

export const blockForm: Rule<{ name: string; wants: 'leaf' | 'container' }> = {
  name: 'block-form',
  severity: 'error',
  why: 'Two colons are for one line, three for text between two lines; the wrong one would hide or swallow text.',
  bad: ':::lines[How many spoons?]\n:::',
  good: '::lines[How many spoons?]{count=2}',
  says: ({ name, wants }) =>
    wants === 'leaf'
      ? {
          message: `"${name}" holds no text between lines of colons.`,
          hint: `Write it on one line, with two colons: ::${name}.`,
        }
      : {
          message: `"${name}" needs its text between two lines of colons.`,
          hint: `Open with :::${name}, then the text, then a line with ::: alone.`,
        },
};
