import type { PacketPlan } from './plan/packet-plan.js';

/** good-company-5-2026-12-01: neutral, and sorted by course and day. */
export function folderName({ source, order }: Pick<PacketPlan, 'source' | 'order'>): string {
  return `${source.course.code}-${source.meeting}-${order.date}`;
}
