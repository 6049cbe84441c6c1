import type { Activity } from '../tree/tree.js';
import { readMaterial, type Per } from './material.js';

/** Tables of four: fours are the largest group that the lessons form, and two pairs fit at one. */
export const PEOPLE_AT_A_TABLE = 4;

export interface NeededMaterial {
  what: string;
  /** Missing where nobody has given a number. */
  count?: number;
  /** Ids of those that ask for it. */
  activities: string[];
}

/**
 * What to bring, in the order in which it is first needed. Things go from one activity to the next, so the
 * largest number counts; what was used up before comes on top.
 */
export function materialsNeeded(
  activities: readonly Pick<Activity, 'id' | 'plan'>[],
  people: number,
): NeededMaterial[] {
  const found = new Map<string, NeededMaterial & { gone: number }>();
  for (const { id, plan } of activities) {
    for (const { what, amount, per, usedUp } of (plan.materials ?? []).map(readMaterial)) {
      const key = what.toLowerCase();
      const known = found.get(key) ?? { what, activities: [], gone: 0 };
      found.set(key, known);
      if (!known.activities.includes(id)) known.activities.push(id);
      if (amount === undefined) continue;
      const count = amount * sharing(per, people);
      known.count = Math.max(known.count ?? 0, known.gone + count);
      if (usedUp) known.gone += count;
    }
  }
  return [...found.values()].map(({ gone: _, ...needed }) => needed);
}

function sharing(per: Per, people: number): number {
  const portions: Record<Per, number> = {
    room: 1,
    person: people,
    pair: Math.ceil(people / 2),
    table: Math.ceil(people / PEOPLE_AT_A_TABLE),
  };
  return portions[per];
}
