import { SIZES, type Size } from '../../profile/profile.js';
import type { PacketOrder } from '../order/packet-order.js';

/** How many people read each size of print. */
export type Readers = Record<Size, number>;

export function learnersBySize({
  learners,
  large,
  xlarge,
}: Pick<PacketOrder, 'learners' | 'large' | 'xlarge'>): Readers {
  return { standard: learners - large - xlarge, large, xlarge };
}

/** With those to spare. */
export function withSpares(readers: Readers, { spares }: Pick<PacketOrder, 'spares'>): Readers {
  return { ...readers, standard: readers.standard + spares };
}

/** Leaders as they asked; whoever assists reads standard print. */
export function staffBySize({
  leaders,
  assistants,
}: Pick<PacketOrder, 'leaders' | 'assistants'>): Readers {
  const readers: Readers = { standard: assistants.length, large: 0, xlarge: 0 };
  for (const { print } of leaders) readers[print]++;
  return readers;
}

/** The largest print that somebody asked for: what all use together is in it. */
export function largestOf(readers: Readers): Size {
  return SIZES.findLast((size) => readers[size] > 0) ?? SIZES[0];
}
