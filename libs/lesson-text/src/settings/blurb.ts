/** The course in a few words, for whoever announces it: lengths, and the words that each may have. */
export const BLURB_LENGTHS = { short: 50, long: 100 } as const;

export type BlurbLength = keyof typeof BLURB_LENGTHS;

/** Words as an editor counts them: what stands between spaces, signs by themselves left out. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
