import type { Rule } from '../problem/problem.js';

export const activityWithoutPlan: Rule<{ title: string }> = {
  name: 'activity-without-plan',
  severity: 'error',
  says: ({ title }) => ({
    message: `The activity "${title}" has no plan.`,
    hint: 'Put ::activity{id=a-short-name minutes=10} on the line under the heading.',
  }),
};
