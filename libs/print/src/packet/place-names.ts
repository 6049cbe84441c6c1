import type { Place } from './item/packet-item.js';

/** Headings over a packet's sheets. */
export const placeNames: Record<Place, string> = {
  office: 'For the copier',
  leaders: 'For leaders and helpers',
  room: 'For the room',
  learners: 'For learners',
};
