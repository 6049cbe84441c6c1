import type { Rule } from '../problem/problem.js';

/** A line that begins like a block and cannot be read as one would print its colons. */
export const unreadableBlock: Rule<{ typed: string }> = {
  name: 'unreadable-block',
  severity: 'error',
  why: 'A line that begins like a block and is none would print its colons, or show learners a leaders’ text.',
  bad: '::: say\nWelcome.\n:::',
  good: ':::say\nWelcome.\n:::',
  says: ({ typed }) =>
    /^:+\s+\w/.test(typed)
      ? {
          message: `"${typed}" has a space after the colons, so it is no block.`,
          hint: 'Write the name straight after them, as in :::say.',
        }
      : /^:+$/.test(typed)
        ? {
            message: 'A line of colons closes a block here, and none is open.',
            hint: 'Take it away, or add the :::name line that opens the block above its text.',
          }
        : {
            message: `"${typed}" looks like a block and cannot be read as one.`,
            hint:
              'Write ::name[words]{attribute=value}: each bracket closed, no space before a bracket, ' +
              'and values of several words between quotation marks.',
          },
};
