import type { Rule } from '../problem/problem.js';

export const headingOrder: Rule<{ depth: number; highest: number }> = {
  name: 'heading-order',
  severity: 'error',
  says: ({ depth, highest }) => ({
    message: `A heading with ${'#'.repeat(depth)} cannot stand here.`,
    hint:
      depth < highest
        ? `The title stands in the settings at the top; begin here with ${'#'.repeat(highest)}.`
        : `Go down one level at a time: ${'#'.repeat(highest)} comes next.`,
  }),
};
