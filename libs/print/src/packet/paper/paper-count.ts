import type { PacketItem } from '../item/packet-item.js';

/** An item of which it is known how long it is. */
export type PrintedItem = Omit<PacketItem, 'views'> & {
  /** Pages of one copy. */
  pages: number;
};

/** Pages with something on them, over all copies. */
export function printedPages({ pages, copies }: PrintedItem): number {
  return pages * copies;
}

/** Is it printed on both sides of the paper? A single page is not, whatever is asked for. */
export function onBothSides(
  { oneSided, pages }: Pick<PrintedItem, 'oneSided' | 'pages'>,
  sides: 'both' | 'one',
): boolean {
  return sides === 'both' && !oneSided && pages > 1;
}

/** Pieces of paper for one copy. */
export function piecesOf(item: PrintedItem, sides: 'both' | 'one'): number {
  return onBothSides(item, sides) ? Math.ceil(item.pages / 2) : item.pages;
}

/** Pages that one copy takes among others, with the blank backs that let the next begin on a fresh piece. */
function pagesWithBacks(item: PrintedItem, sides: 'both' | 'one'): number {
  return sides === 'both' ? 2 * piecesOf(item, sides) : item.pages;
}

/** On which page of everything the first copy of each item begins. */
export function firstPages(items: readonly PrintedItem[], sides: 'both' | 'one'): number[] {
  let next = 1;
  return items.map((item) => {
    const first = next;
    next += pagesWithBacks(item, sides) * item.copies;
    return first;
  });
}

/** Several pages that belong together; cards and tents are taken apart. */
export function isStapled({ pages, stock, finish, oneSize }: PrintedItem): boolean {
  return pages > 1 && stock === 'paper' && finish === 'none' && oneSize === undefined;
}
