/** What is noted of somebody at a session. */
export const MARKS = ['present', 'late', 'left-early', 'absent', 'apologized'] as const;
export type Mark = (typeof MARKS)[number];

/** Whoever came for a part of it was there: nobody is asked how long. */
export const WAS_THERE: readonly Mark[] = ['present', 'late', 'left-early'];

export function wasThere(mark: Mark | null): boolean {
  return mark !== null && WAS_THERE.includes(mark);
}

/** What is keyed of one person; nothing takes away what was noted. */
export interface Keyed {
  enrolment: string;
  mark: Mark | null;
}

/** A held place, and what is noted of it by now. */
export interface Noted extends Keyed {
  /** Something was noted before, and was corrected since. */
  corrected: boolean;
}

export type KeyingRefusal =
  'NO_SUCH_SESSION' | 'SESSION_NEVER_COUNTS' | 'NOTHING_KEYED' | 'KEYED_TWICE' | 'NO_PLACE_HELD';

/** @param places all that are held in the class */
export function keying(
  { counts }: { counts: boolean },
  places: readonly Pick<Noted, 'enrolment'>[],
  keyed: readonly Keyed[],
): KeyingRefusal | undefined {
  if (!counts) return 'SESSION_NEVER_COUNTS';
  if (keyed.length === 0) return 'NOTHING_KEYED';
  const held = new Set(places.map(({ enrolment }) => enrolment));
  if (keyed.some(({ enrolment }) => !held.has(enrolment))) return 'NO_PLACE_HELD';
  const named = new Set(keyed.map(({ enrolment }) => enrolment));
  return named.size < keyed.length ? 'KEYED_TWICE' : undefined;
}

export interface Changes {
  entered: { enrolment: string; mark: Mark }[];
  takenAway: string[];
  corrections: { enrolment: string; was: Mark | null; becomes: Mark | null }[];
}

/**
 * What there is to do. The same mark again is nothing; the first mark of all corrects nothing, and one that comes
 * after another was taken away does.
 */
export function changesOf(places: readonly Noted[], keyed: readonly Keyed[]): Changes {
  const noted = new Map(places.map((place) => [place.enrolment, place]));
  const changes: Changes = { entered: [], takenAway: [], corrections: [] };
  for (const { enrolment, mark: becomes } of keyed) {
    const { mark: was = null, corrected = false } = noted.get(enrolment) ?? {};
    if (becomes === was) continue;
    if (becomes === null) changes.takenAway.push(enrolment);
    else changes.entered.push({ enrolment, mark: becomes });
    if (was !== null || corrected) changes.corrections.push({ enrolment, was, becomes });
  }
  return changes;
}

/** Who was not there. Before anything is noted of anybody, that is nobody. */
export function absenteesAmong<Line extends { mark: Mark | null }>(lines: readonly Line[]): Line[] {
  if (lines.every(({ mark }) => mark === null)) return [];
  return lines.filter(({ mark }) => !wasThere(mark));
}
