import { textArea, type Profile } from '../profile/profile.js';
import { plannedWidths } from '../view/column-widths.js';
import type { Run, ViewBlock } from '../view/view.js';
import { longestWordWidth } from './letter-widths.js';

/** The inset of a cell at one side, and a little air at the other, as parts of the type size. */
const INSETS = 0.5;

/**
 * Widths in which each column holds the longest word of its head, which is bold; what that takes, the other
 * columns give. As planned where it holds them all, or where no widths would.
 */
export function fittingWidths(
  table: Pick<Extract<ViewBlock, { kind: 'table' }>, 'widths'> & { header: Run[][] },
  profile: Profile,
): number[] {
  const planned = plannedWidths(table);
  const all = planned.reduce((sum, width) => sum + width, 0);
  const shares = planned.map((width) => width / all);
  const line = textArea(profile).width / profile.body;
  const needs = table.header.map(
    (head) => (longestWordWidth(head, profile.font, true) + INSETS) / line,
  );
  const isShort = shares.map((share, column) => share < needs[column]!);
  const taken = needs.reduce((sum, need, column) => sum + (isShort[column] ? need : 0), 0);
  const others = shares.reduce((sum, share, column) => sum + (isShort[column] ? 0 : share), 0);
  if (taken === 0 || taken + others * FEWEST_OF_OTHERS > 1) return table.widths;
  const widths = shares.map((share, column) =>
    isShort[column] ? needs[column]! : (share * (1 - taken)) / others,
  );
  return widths.every((width, column) => width >= needs[column]!) ? widths : table.widths;
}

/** What the other columns keep of their widths at least. */
const FEWEST_OF_OTHERS = 0.7;
