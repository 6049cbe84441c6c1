import { assembled } from '../assembly/assembled.js';
import type { Printed } from '../typst/engine.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import type { View } from '../view/view.js';
import type { PacketItem } from './item/packet-item.js';
import { factsOf } from './one-file.js';
import type { PrintedItem } from './paper/paper-count.js';
import { withLogo } from './plan/logo.js';
import type { PacketPlan } from './plan/packet-plan.js';
import { saidBy } from './said-by.js';
import { copyCountView, type BookletCount } from './view/copy-count.view.js';
import type { Workshop } from './workshop.js';

/** Sheets under way at once: as many as the typesetter has children, so that others are not kept waiting. */
const AT_ONCE = 2;

/** An item's file. */
export interface PrintedSheet {
  item: PrintedItem;
  pdf: Uint8Array;
  says: string;
}

/** The sheets of a packet alone, in order: all that is known before they are counted. */
export function printSheets(plan: PacketPlan, workshop: Workshop): Promise<PrintedSheet[]> {
  const press = pressOf(plan, workshop, (result) => result);
  return inTurns(plan.items, (item) => press.item(item));
}

/** Sets the sheets of one packet; the standard print of each is set once for all its sizes. */
export function pressOf(plan: PacketPlan, workshop: Workshop, step: <T>(result: T) => T) {
  const { order, logo, source } = plan;
  const { paper } = order;
  const pictures = withLogo(workshop.pictures, logo);
  const standards = new Map<View, Promise<Printed>>();
  const standard = (view: View) => {
    const made =
      standards.get(view) ??
      typesetSheet(workshop.setter, { view, size: 'standard', paper, pictures });
    standards.set(view, made);
    return made;
  };
  const inStandard = new Set(
    plan.items.filter(({ size }) => size === 'standard').flatMap(({ views }) => views),
  );
  const view = (each: View, size: PacketItem['size']) => {
    if (size === 'standard') return standard(each);
    const alone = !inStandard.has(each) && { alone: true as const };
    const sheet = { view: { ...each, ...alone }, size, paper, pictures };
    return typesetSheet(workshop.setter, sheet, () => standard(each));
  };

  return {
    view,
    pictures,

    /** An item's file: its one view, or one after another. */
    async item({ views, ...item }: PacketItem): Promise<PrintedSheet> {
      const printed: Printed[] = [];
      for (const each of views) printed.push(step(await view(each, item.size)));
      const pages = printed.reduce((sum, each) => sum + each.pages, 0);
      const [first] = printed;
      const pdf =
        printed.length === 1
          ? first!.pdf
          : (
              await assembled(
                printed.map(({ pdf: each }) => ({ title: item.title, pdf: each, copies: 1 })),
                { ...factsOf(plan, item.name, views[0]?.documentTitle), twoSided: false },
              )
            ).pdf;
      return { item: { ...item, pages }, pdf, says: saidBy(views, paper, logo?.bytes) };
    },

    /** The copy count counts itself, so it is set anew until its own length is right. */
    async copyCount(
      made: readonly PrintedSheet[],
      booklet: BookletCount | undefined,
    ): Promise<PrintedSheet> {
      const own: Omit<PacketItem, 'views'> = {
        name: 'copy-count',
        title: 'What to print',
        place: 'office',
        size: 'standard',
        copies: 1,
        stock: 'paper',
        oneSided: false,
        finish: 'none',
      };
      for (let pages = 1; ; pages++) {
        const items = [{ ...own, pages }, ...made.map(({ item }) => item)];
        const counted = copyCountView(source, items, order, booklet);
        const printed = await view(counted, 'standard');
        if (printed.pages <= pages) {
          return {
            item: { ...own, pages: printed.pages },
            pdf: printed.pdf,
            says: saidBy([counted], paper, logo?.bytes),
          };
        }
      }
    },
  };
}

/** Works through a list, a few at a time; results in the order of the list. */
export async function inTurns<T, R>(
  list: readonly T[],
  work: (each: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = list.entries();
  let hasFailed = false;
  const worker = async () => {
    for (const [index, each] of left) {
      if (hasFailed) return;
      try {
        results[index] = await work(each);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  // Only when all have come to rest: the next packet begins then.
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  return results;
}
