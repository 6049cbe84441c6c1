import type { Course } from '../tree/tree.js';
import { changeFault } from './change-faults.js';
import type { Change, OtherText } from './change.js';
import { readBodyText } from './body-text.js';
import { mergedText } from './merged-text.js';
import { movedTo } from './moved-to.js';
import { placesOf, type AdaptablePlace } from './places.js';
import { textAt } from './text-at.js';

/** Why a change cannot go along by itself. */
export type ConflictReason =
  /** Both have said something else there. */
  | 'both-changed'
  /** The newer edition has no such place. */
  | 'gone'
  /** An activity that was off is kept in every plan now, or has to be longer. */
  | 'now-kept'
  /** It is the last activity there. */
  | 'only-one';

/** A side in words: a text, or minutes; nothing for an activity that is off or a place that is gone. */
export type Side = string | undefined;

export interface Conflict {
  reason: ConflictReason;
  /** In the edition from which it comes, in the adaptation, and in the newer edition. */
  before: Side;
  ours: Side;
  theirs: Side;
  /** May the institute keep its own? Else the newer edition's stands. */
  mayKeep: boolean;
}

/** What becomes of one change when an adaptation goes to a newer edition. */
export type MergedChange =
  /** The newer edition is the same there, or what it says elsewhere does not touch it. */
  | { how: 'stays'; change: Change; becomes: Change }
  /** The newer edition says the same by now. */
  | { how: 'in-edition'; change: Change }
  | { how: 'merged'; change: Change; becomes: Change }
  | { how: 'conflict'; change: Change; becomes: Change | undefined; conflict: Conflict };

/**
 * The three-way merge: what an adaptation of `before` becomes over `newer`. What was moved to another lesson is found
 * again by its id. Nothing is decided that a person has to decide.
 */
export function mergeChanges(
  before: Course,
  newer: Course,
  changes: readonly Change[],
): MergedChange[] {
  const old = new Map(placesOf(before).map((place) => [place.name, place]));
  const places = new Map(placesOf(newer).map((place) => [place.name, place]));
  // What goes along so far: the last activity of a lesson is told by those that are off beside it.
  const along: Change[] = [];
  return changes.map((change) => {
    const merged = mergeOne(change);
    if (merged.how === 'stays' || merged.how === 'merged') along.push(merged.becomes);
    return merged;
  });

  function mergeOne(change: Change): MergedChange {
    const name = movedTo(before, newer, change.place);
    const place = name === undefined ? undefined : places.get(name);
    const from = old.get(change.place);
    if (!place || !from) return conflict(change, undefined, 'gone', sides(before, newer, change));
    const moved = { ...change, place: place.name };
    return change.kind === 'text'
      ? mergeText(before, newer, change, { ...moved, kind: 'text', text: change.text })
      : mergePlan(change, moved, from, place, newer, along);
  }
}

function mergeText(
  before: Course,
  newer: Course,
  change: OtherText,
  moved: OtherText,
): MergedChange {
  const sides = {
    before: textAt(before, change.place),
    ours: change.text,
    theirs: textAt(newer, moved.place),
  };
  if (sides.before === undefined || sides.theirs === undefined) {
    return conflict(change, undefined, 'gone', sides);
  }
  if (isSame(sides.theirs, sides.ours)) return { how: 'in-edition', change };
  if (isSame(sides.theirs, sides.before)) return { how: 'stays', change, becomes: moved };
  const text = mergedText(ended(sides.before), ended(sides.ours), ended(sides.theirs));
  const becomes = text === undefined ? undefined : { ...moved, text };
  const isReadable = becomes && isWhole(newer, becomes);
  return isReadable
    ? { how: 'merged', change, becomes }
    : conflict(change, moved, 'both-changed', sides);
}

function mergePlan(
  change: Exclude<Change, OtherText>,
  moved: Change,
  from: AdaptablePlace,
  place: AdaptablePlace,
  newer: Course,
  others: readonly Change[],
): MergedChange {
  const sides = planSides(change, from, place);
  const fault = changeFault(newer, moved, others);
  if (fault === 'same') return { how: 'in-edition', change };
  if (fault === 'only-one') return conflict(change, undefined, 'only-one', sides);
  if (fault) return conflict(change, undefined, 'now-kept', sides);
  const isTouched = change.kind === 'minutes' && sides.theirs !== sides.before;
  if (isTouched) return conflict(change, moved, 'both-changed', sides);
  return { how: 'stays', change, becomes: moved };
}

type Sides = Pick<Conflict, 'before' | 'ours' | 'theirs'>;

function planSides(
  change: Change,
  from: AdaptablePlace | undefined,
  place: AdaptablePlace | undefined,
): Sides {
  const minutes = (at: AdaptablePlace | undefined) => at?.activity && String(at.activity.minutes);
  const ours = change.kind === 'minutes' ? String(change.minutes) : undefined;
  return { before: minutes(from), ours, theirs: minutes(place) };
}

/** Of a place that the newer edition does not have. */
function sides(before: Course, newer: Course, change: Change): Sides {
  if (change.kind === 'text') {
    return { before: textAt(before, change.place), ours: change.text, theirs: undefined };
  }
  const from = placesOf(before).find(({ name }) => name === change.place);
  return planSides(change, from, undefined);
}

/** @param becomes what it is if the institute keeps its own; nothing if it cannot */
function conflict(
  change: Change,
  becomes: Change | undefined,
  reason: ConflictReason,
  between: Sides,
): MergedChange {
  const mayKeep = becomes !== undefined;
  return { how: 'conflict', change, becomes, conflict: { reason, ...between, mayKeep } };
}

function isSame(a: string, b: string): boolean {
  return a.trim() === b.trim();
}

/** A last line without an end would differ from one with. */
function ended(text: string): string {
  return `${text.replace(/\r\n?/g, '\n').trimEnd()}\n`;
}

/** Two changes that do not touch can still break a block between them. */
function isWhole(newer: Course, { place, text }: OtherText): boolean {
  const scope = placesOf(newer).find(({ name }) => name === place)?.scope;
  if (!scope) return false;
  return readBodyText(place, text, scope).problems.every(({ severity }) => severity !== 'error');
}
