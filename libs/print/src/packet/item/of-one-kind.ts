import { SIZES, type Size } from '../../profile/profile.js';
import type { View } from '../../view/view.js';
import type { PacketItem } from './packet-item.js';
import type { Readers } from './readers.js';

/** What a sheet is called. */
export type SheetName = Pick<PacketItem, 'name' | 'title'>;

/** What sheets are printed on, and what is done with them. */
export const sheetOfPaper = { stock: 'paper', oneSided: false, finish: 'none' } as const;
export const onTheWall = {
  stock: 'paper',
  oneSided: true,
  finish: 'none',
  oneSize: 'poster',
} as const;
export const cutFromCard = { stock: 'card', oneSided: true, finish: 'cut' } as const;
export const foldedCard = {
  stock: 'card',
  oneSided: true,
  finish: 'fold',
  oneSize: 'tents',
} as const;

/** One sheet for all, in one size. */
export function once(
  sheet: SheetName,
  view: View,
  size: Size,
  how: Pick<PacketItem, 'stock' | 'oneSided' | 'finish' | 'oneSize'>,
): PacketItem {
  const { name, title } = sheet;
  return { name, title, place: 'room', size, copies: 1, views: [view], ...how };
}

/** A sheet in each size that somebody reads, as often as there are readers. */
export function inSizes(item: Omit<PacketItem, 'size' | 'copies'>, readers: Readers): PacketItem[] {
  return SIZES.map((size) => ({ ...item, size, copies: readers[size] })).filter(
    ({ copies }) => copies > 0,
  );
}
