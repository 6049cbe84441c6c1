import { lineFault, settledLine } from '@hearthside/people';
import { Refused } from '@hearthside/platform';
import { LONGEST_NEED, needsAfter, NO_NEEDS, type NeedInWords, type Needs } from './needs.rules.js';

/** What is told of somebody's needs; what is left out stays as it was. */
export type NeedsSaid = { [Need in keyof Needs]?: Needs[Need] | null };

/** @throws Refused LINE_UNFIT */
export function readNeeds(said: NeedsSaid, before: Needs = NO_NEEDS): Needs {
  const needs = needsAfter(before, said, settledLine);
  for (const field of Object.keys(LONGEST_NEED) as NeedInWords[]) {
    const line = needs[field];
    const fault = line !== null && lineFault(line, LONGEST_NEED[field]);
    if (fault) throw new Refused('LINE_UNFIT', fault, field);
  }
  return needs;
}
