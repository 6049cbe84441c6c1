import type { Who } from '@hearthside/platform';

/** Days for which an institute keeps people who have left, unless it has set others. */
export const RETENTION_DAYS = 730;
/** Less would erase people who come back next season; and a slip such as 0 at once. */
export const SHORTEST_RETENTION = 30;
export const LONGEST_RETENTION = 3_650;

export type PersonalDataRefusal = 'NOT_YOURS' | 'OWN_ERASURE' | 'LAST_COORDINATOR' | 'UNFIT_DAYS';

function coordinates(who: Who): boolean {
  if (who.kind === 'service') return who.instituteId !== undefined;
  return who.kind === 'member' && who.roles.includes('coordinator');
}

/** Everybody may have what is kept about them; about others, only the office. */
export function exporting(who: Who, membershipId: string): PersonalDataRefusal | undefined {
  const own = who.kind === 'member' && who.membershipId === membershipId;
  return own || coordinates(who) ? undefined : 'NOT_YOURS';
}

/** Nobody erases themselves, and no institute is left without somebody who can see to it. */
export function erasing(
  who: Who,
  membershipId: string,
  others: { isCoordinator: boolean; coordinatorsBeside: number },
): PersonalDataRefusal | undefined {
  if (!coordinates(who)) return 'NOT_YOURS';
  if (who.kind === 'member' && who.membershipId === membershipId) return 'OWN_ERASURE';
  return others.isCoordinator && others.coordinatorsBeside === 0 ? 'LAST_COORDINATOR' : undefined;
}

/** @param days nothing for what is usual */
export function settingRetention(who: Who, days: number | null): PersonalDataRefusal | undefined {
  if (!coordinates(who)) return 'NOT_YOURS';
  if (days === null) return undefined;
  const fits = Number.isInteger(days) && days >= SHORTEST_RETENTION && days <= LONGEST_RETENTION;
  return fits ? undefined : 'UNFIT_DAYS';
}

/** One table refers to another. */
export interface Reference {
  from: string;
  to: string;
}

/** Tables in an order in which rows can be deleted: those that refer to others first. */
export function inForeignKeyOrder<T extends { table: string }>(
  tables: readonly T[],
  references: readonly Reference[],
): T[] {
  const left = [...tables];
  const ordered: T[] = [];
  while (left.length > 0) {
    const free = left.findIndex(
      ({ table }) =>
        !references.some(
          ({ from, to }) =>
            to === table && from !== table && left.some((each) => each.table === from),
        ),
    );
    if (free < 0) throw new Error(`Foreign keys go round: ${left.map((each) => each.table)}.`);
    ordered.push(...left.splice(free, 1));
  }
  return ordered;
}
