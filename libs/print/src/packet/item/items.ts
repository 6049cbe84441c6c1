import type { PacketOrder } from '../order/packet-order.js';
import type { PacketSource } from '../packet-source.js';
import { forLeaders } from './for-leaders.js';
import { forLearners } from './for-learners.js';
import { forTheRoom } from './for-the-room.js';
import type { PacketItem } from './packet-item.js';

/** Everything on paper for one session, in the order in which it is laid out; the copy count comes later. */
export function itemsOf(source: PacketSource, order: PacketOrder): PacketItem[] {
  return [
    ...forLeaders(source, order),
    ...forTheRoom(source, order),
    ...forLearners(source, order),
  ].filter(({ copies }) => copies > 0);
}
