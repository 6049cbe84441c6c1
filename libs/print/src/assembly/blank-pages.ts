/**
 * Which pages of a copy a blank one follows when both sides are printed, so that the next copy
 * begins on a fresh sheet of paper: after its last page if they are odd in number; after each page
 * if nothing may be on its back.
 */
export function blankFollows(page: number, pages: number, oneSided: boolean): boolean {
  return oneSided || (page === pages && pages % 2 === 1);
}
