import type { Check } from '../audit.js';

/** Points that rounding in the file may cost. */
const TOLERANCE = 0.01;

export const smallestType: Check = {
  name: 'smallest-type',
  title: 'No type is smaller than the print promises',
  find({ painted, smallestType: least }) {
    if (least === undefined) return [];
    const small = new Set<string>();
    for (const { page, size } of painted) {
      if (size === undefined || size >= least - TOLERANCE) continue;
      const points = Math.round(size * 10) / 10;
      small.add(`Type of ${points} points stands on page ${page}; the least is ${least}.`);
    }
    return [...small];
  },
};
