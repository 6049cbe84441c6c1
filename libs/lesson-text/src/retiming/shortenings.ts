import type { Activity } from '../tree/tree.js';
import { ofShortening } from './harshness.js';

/** Which rows run the shorter way. */
export interface Shortening {
  harshness: number;
  shorter: Activity[];
}

/** Minutes that the author's shorter way saves; a break has none. */
export function savedBy({ plan }: Activity): number {
  return plan.kind === 'break' ? 0 : Math.max(0, plan.minutes - (plan.shorter ?? plan.minutes));
}

/**
 * The gentlest choice of rows for each number of minutes that can be saved. Of two that are equally gentle,
 * the one that shortens earlier rows: classes run late, and it is the later rows that then suffer.
 */
export function shorteningsOf(
  rows: readonly Activity[],
  mayGo: ReadonlySet<Activity>,
): Map<number, Shortening> {
  let bySaved = new Map<number, Shortening>([[0, { harshness: 0, shorter: [] }]]);
  for (const row of rows) {
    const saves = savedBy(row);
    if (saves === 0) continue;
    const harsher = ofShortening(row, saves, mayGo.has(row));
    const next = new Map(bySaved);
    for (const [saved, { harshness, shorter }] of bySaved) {
      const sum = harshness + harsher;
      if (sum >= (bySaved.get(saved + saves)?.harshness ?? Infinity)) continue;
      next.set(saved + saves, { harshness: sum, shorter: [...shorter, row] });
    }
    bySaved = next;
  }
  return bySaved;
}
