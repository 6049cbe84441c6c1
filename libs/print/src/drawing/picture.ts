import type { RoomPlan } from './room-plan.js';

/** The kinds of framework that are drawn; steps are a list and nothing more. */
export const PICTURE_KINDS = ['map', 'cycle', 'grid', 'ladder', 'circles', 'dial'] as const;

/** What a picture is drawn from, whatever the size of print. */
export interface Picture {
  kind: (typeof PICTURE_KINDS)[number];
  /** A few words for each part; none where only its number is shown. */
  parts: string[];
  numbered: boolean;
  /** The names of a grid's columns and rows. */
  across?: [string, string];
  down?: [string, string];
  /** Drawn from right to left. */
  reversed?: true;
}

/** What can be drawn: a framework, or the plan of a room. */
export type Drawable = Picture | RoomPlan;

/** Numbers alone say nothing without their list. */
export function needsItsList(of: Drawable): boolean {
  return of.kind !== 'room' && of.parts.includes('');
}

/**
 * What stands at each part.
 *
 * @param space between a number and the words after it; a line ends there only if it must
 */
export function labelsOf({ parts, numbered }: Picture, space = ' '): string[] {
  return parts.map((words, index) => {
    if (!words) return `${index + 1}`;
    return numbered ? `${index + 1}${space}${words}` : words;
  });
}
