import type { Rule } from '../problem/problem.js';

export const headingOrder: Rule<{ depth: number; highest: number }> = {
  name: 'heading-order',
  severity: 'error',
  why: 'People who listen to a page find their way by its headings, one level at a time.',
  bad: '#### Straight to the fourth level',
  good: '### One level below the activity',
  says: ({ depth, highest }) => ({
    message: `A heading with ${'#'.repeat(depth)} cannot stand here.`,
    hint:
      depth < highest
        ? `The title stands in the settings at the top. ${highest === 3 ? 'An activity begins with ##, a heading within one with ###' : 'Begin here with ##'}.`
        : `Go down one level at a time: ${'#'.repeat(highest)} comes next.`,
  }),
};
