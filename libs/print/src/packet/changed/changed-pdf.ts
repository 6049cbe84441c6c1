import { assembled } from '../../assembly/assembled.js';
import type { Printed } from '../../typst/engine.js';
import { factsOf, partOf } from '../one-file.js';
import type { PacketPlan } from '../plan/packet-plan.js';
import type { PrintedSheet } from '../print-sheets.js';
import type { ChangedSheet } from './changed-sheets.js';

/** The list of changes, and every changed sheet as often as it has to be printed. */
export async function changedPdf(
  plan: PacketPlan,
  all: readonly PrintedSheet[],
  changed: readonly ChangedSheet[],
  list: Printed,
): Promise<Uint8Array> {
  const parts = all.flatMap(({ item, pdf }) => {
    const size = item.oneSize ? 'one size' : item.size;
    const { copies } = changed.find((each) => each.name === item.name && each.size === size) ?? {};
    return copies ? [partOf(item, pdf, copies, plan.order.sides)] : [];
  });
  const { pdf } = await assembled(
    [{ title: 'What has changed', pdf: list.pdf, copies: 1 }, ...parts],
    { ...factsOf(plan, 'what has changed'), twoSided: plan.order.sides === 'both' },
  );
  return pdf;
}
