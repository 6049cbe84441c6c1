import type { Rule } from '../problem/problem.js';

export const activityWithoutPlan: Rule<{ title: string }> = {
  name: 'activity-without-plan',
  severity: 'error',
  why: 'Clock times, run sheet and totals are computed from the plan of each activity.',
  bad: '## Warm the pot\n\nA warm pot keeps the tea warm.',
  good: '## Warm the pot\n::activity{id=warm minutes=12}\n\nA warm pot keeps the tea warm.',
  says: ({ title }) => ({
    message: `The activity "${title}" has no plan.`,
    hint: 'Put ::activity{id=a-short-name minutes=10} on the line under the heading.',
  }),
};
