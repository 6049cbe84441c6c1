import type { Part } from '../assembly/assembled.js';
import { onBothSides, type PrintedItem } from './paper/paper-count.js';
import type { PacketPlan } from './plan/packet-plan.js';

/** An item as a part of one PDF, so many times. */
export function partOf(
  item: PrintedItem,
  pdf: Uint8Array,
  copies: number,
  sides: 'both' | 'one',
): Part {
  return { title: item.title, pdf, copies, oneSided: !onBothSides(item, sides) };
}

/** What a PDF of a packet says of itself: neutral, as its sheets do. */
export function factsOf({ source }: PacketPlan, name: string, title?: string) {
  const { course, edition, meeting } = source;
  return {
    title: title ?? `${course.neutralTitle}, session ${meeting}: ${name}`,
    language: course.language,
    date: edition.publishedOn,
  };
}
