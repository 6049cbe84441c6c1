/**
 * Where a course can be adapted: `lesson/2` and `meeting/six-week/a-safe-start` are what stands before the first
 * activity, `lesson/2/activity/warm` and `meeting/six-week/a-safe-start/activity/warm` one activity, `handout/h2-1`
 * and `sheet/welcome` a sheet.
 */
export type PlaceName = string;

/** An activity that is not done. */
export interface SwitchedOff {
  place: PlaceName;
  kind: 'off';
}

/** Minutes of an activity other than the author's. */
export interface OtherMinutes {
  place: PlaceName;
  kind: 'minutes';
  minutes: number;
}

/** Words in place of the author's, in the lesson language. */
export interface OtherText {
  place: PlaceName;
  kind: 'text';
  text: string;
}

/** One thing that an institute has otherwise than an edition. */
export type Change = SwitchedOff | OtherMinutes | OtherText;

export type ChangeKind = Change['kind'];

export const CHANGE_KINDS = ['off', 'minutes', 'text'] as const satisfies readonly ChangeKind[];

/** There is one change of a kind at a place. */
export function isSameSpot(a: Pick<Change, 'place' | 'kind'>, b: Pick<Change, 'place' | 'kind'>) {
  return a.place === b.place && a.kind === b.kind;
}
