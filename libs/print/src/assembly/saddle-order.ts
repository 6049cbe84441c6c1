/**
 * Which two pages stand side by side, on each side of each sheet of a booklet that is folded and
 * stapled in the middle: the front of the outermost sheet, its back, the front of the next.
 * Pages are numbered from 1 and filled up to a multiple of four.
 */
export function saddleOrder(pages: number): [left: number, right: number][] {
  const all = filledUp(pages);
  return Array.from({ length: all / 2 }, (_, side) =>
    side % 2 === 0 ? [all - side, side + 1] : [side + 1, all - side],
  );
}

/** Blank pages stand before the last one, so that what ends the booklet is on its back. */
export function withBlankPages<Page>(pages: readonly Page[]): (Page | undefined)[] {
  const blanks = filledUp(pages.length) - pages.length;
  const none = Array.from({ length: blanks }, () => undefined);
  return [...pages].toSpliced(Math.max(1, pages.length - 1), 0, ...(none as never[]));
}

function filledUp(pages: number): number {
  return Math.ceil(pages / 4) * 4;
}
