import type { Activity } from '../tree/tree.js';

/**
 * What may go when time runs short, the first to go first: by drop order, then what is optional without one,
 * from the last. Of two with the same number the later goes first, since classes run late.
 *
 * @param needed ids of what stays for a reason that its own plan does not show
 */
export function dropOrderOf(
  activities: readonly Activity[],
  needed: readonly string[] = [],
): Activity[] {
  return activities
    .filter(({ id, plan }) => {
      if (plan.core === 'keep' || plan.kind === 'break' || needed.includes(id)) return false;
      return plan.dropOrder !== undefined || plan.core === 'optional';
    })
    .toReversed()
    .toSorted((a, b) => (a.plan.dropOrder ?? Infinity) - (b.plan.dropOrder ?? Infinity) || 0);
}
