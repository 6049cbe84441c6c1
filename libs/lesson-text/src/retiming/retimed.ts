import { totalMinutes } from '../timing/timing.js';
import type { Activity } from '../tree/tree.js';
import { dropOrderOf } from './drop-order.js';
import { DROPPED, ofMinutesOver } from './harshness.js';
import { savedBy, shorteningsOf, type Shortening } from './shortenings.js';

export interface RetimedRow {
  activity: Activity;
  /** Those of the way it is done, and what it has on top. */
  minutes: number;
  way: 'as-written' | 'shorter';
}

/** A plan in less time than it was made for. */
export interface Retimed {
  /** In order; their minutes are exactly the time that was given. */
  rows: RetimedRow[];
  /** In the order of the plan. */
  dropped: Activity[];
  /** Minutes left over, and the row that has them on top: the break, if there is one. */
  onTop?: { activity: Activity; minutes: number };
}

export type RetimingResult = ({ fits: true } & Retimed) | { fits: false; least: number };

/**
 * The gentlest way to do a plan in less time. Each row is done as it is written or the author's shorter way,
 * since nobody has written steps for anything between; rows go in their drop order.
 *
 * @param needed ids of what stays for a reason that its own plan does not show
 * @throws RangeError for more time than the plan takes, or no whole number of minutes
 */
export function retimed(
  activities: readonly Activity[],
  minutes: number,
  needed: readonly string[] = [],
): RetimingResult {
  const total = totalMinutes(activities);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > total) {
    throw new RangeError(`A plan of ${total} minutes cannot be done in ${minutes}.`);
  }
  const order = dropOrderOf(activities, needed);
  // A plan that may go altogether still keeps its last row.
  const most = Math.min(order.length, activities.length - 1);
  const mayGo = new Set(order);
  let best: (Shortening & { rows: Activity[]; over: number }) | undefined;
  for (let count = 0; count <= most; count += 1) {
    const gone = order.slice(0, count);
    const rows = activities.filter((row) => !gone.includes(row));
    for (const [saved, { harshness, shorter }] of shorteningsOf(rows, mayGo)) {
      const over = minutes + saved - totalMinutes(rows);
      if (over < 0) continue;
      const sum = harshness + count * DROPPED + ofMinutesOver(over);
      const isGentler =
        best === undefined || sum < best.harshness || (sum === best.harshness && over < best.over);
      if (isGentler) best = { harshness: sum, over, rows, shorter };
    }
  }
  return best
    ? { fits: true, ...laidOut(activities, best) }
    : { fits: false, least: leastMinutes(activities, order.slice(0, most)) };
}

function leastMinutes(activities: readonly Activity[], gone: readonly Activity[]): number {
  const rows = activities.filter((row) => !gone.includes(row));
  return rows.reduce((sum, row) => sum + row.plan.minutes - savedBy(row), 0);
}

function laidOut(
  activities: readonly Activity[],
  { rows, shorter, over }: { rows: Activity[]; shorter: Activity[]; over: number },
): Retimed {
  const onTop = over > 0 ? { activity: receiverOf(rows, shorter), minutes: over } : undefined;
  return {
    rows: rows.map((activity) => {
      const isShorter = shorter.includes(activity);
      const own = activity.plan.minutes - (isShorter ? savedBy(activity) : 0);
      const minutes = own + (onTop?.activity === activity ? onTop.minutes : 0);
      return { activity, minutes, way: isShorter ? 'shorter' : 'as-written' };
    }),
    dropped: activities.filter((row) => !rows.includes(row)),
    ...(onTop && { onTop }),
  };
}

/** The break; else the last row between opening and closing, if possible one that is done as it is written. */
function receiverOf(rows: readonly Activity[], shorter: readonly Activity[]): Activity {
  const isInner = ({ plan }: Activity) => plan.kind !== 'opening' && plan.kind !== 'closing';
  const isWhole = (row: Activity) => !shorter.includes(row) && !row.shortened;
  return (
    rows.find(({ plan }) => plan.kind === 'break') ??
    rows.findLast((row) => isInner(row) && isWhole(row)) ??
    rows.findLast(isWhole) ??
    rows.findLast(isInner) ??
    rows.at(-1)!
  );
}
