import type { PrintSize } from '@hearthside/delivery';

/** As a list says it to people. */
export const PRINT_WORDS: Record<PrintSize, string> = {
  standard: 'standard',
  large: 'large',
  xlarge: 'extra large',
};

const SIZES: readonly (readonly [words: RegExp, size: PrintSize])[] = [
  [/^(standard|normal|regular|usual)( print)?$/, 'standard'],
  [/^(large|big|l|18 ?(pt|point))( print)?$/, 'large'],
  [/^(extra[ -]?large|x[ -]?large|xl|xlarge|very large|24 ?(pt|point))( print)?$/, 'xlarge'],
];

/** A size of print in the words of an office; nothing when it is none. */
export function printSizeOf(cell: string): PrintSize | undefined {
  const plain = cell.toLowerCase();
  return SIZES.find(([words]) => words.test(plain))?.[1];
}

/** What a column "Large print" answers: a size, or yes and no. */
export function largePrintOf(cell: string): PrintSize | undefined {
  const plain = cell.toLowerCase();
  if (/^(yes|y|true|x|1|✓|✔)$/.test(plain)) return 'large';
  if (/^(no|n|false|0|none|-|–)$/.test(plain)) return 'standard';
  return printSizeOf(plain);
}
