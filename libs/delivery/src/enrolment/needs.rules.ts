import type { PrintSize } from './enrolment.rules.js';

/** What somebody needs so as to take part. */
export interface Needs {
  print: PrintSize;
  hearing: string | null;
  seating: string | null;
  language: string | null;
}

/** Letters, as a roster has room for them. */
export const LONGEST_NEED = { hearing: 200, seating: 200, language: 60 } as const;
export type NeedInWords = keyof typeof LONGEST_NEED;

export const NO_NEEDS: Needs = { print: 'standard', hearing: null, seating: null, language: null };

/** What is not spoken of stays as it was; null and blanks take it away. */
export function needsAfter(
  before: Needs,
  said: { [Need in keyof Needs]?: Needs[Need] | null | undefined },
  settled: (typed: string) => string,
): Needs {
  const words = (need: NeedInWords) => {
    const typed = said[need];
    return typed === undefined ? before[need] : settled(typed ?? '') || null;
  };
  return {
    print: said.print === undefined ? before.print : (said.print ?? 'standard'),
    hearing: words('hearing'),
    seating: words('seating'),
    language: words('language'),
  };
}
