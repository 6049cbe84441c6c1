import { booklet } from '../../assembly/booklet.js';
import { typesetBooklet } from '../../typst/typeset-booklet.js';
import type { Printed } from '../../typst/engine.js';
import type { Setter } from '../../typst/typeset-sheet.js';
import type { View } from '../../view/view.js';
import { hasCards } from '../item/card-sets.js';
import type { PacketItem } from '../item/packet-item.js';
import type { PacketPlan } from '../plan/packet-plan.js';

/** Learners' sheets bound together: to be read page by page, and laid out for the copier. */
export interface PacketBooklet {
  /** In reading order, tagged. */
  tagged: Uint8Array;
  /** Two pages side by side; its tags are gone. */
  imposed: Uint8Array;
  /** Pieces of paper for one. */
  sheets: number;
}

/** Sheets that are given back, or hung up at home: they stay loose. */
const LOOSE = ['slip'];

/**
 * The booklet of those who read standard print. Large print is never bound like this: half a page holds too
 * little of it.
 *
 * @param standard the standard print of one of its sheets, which is set for the packet anyway
 * @returns nothing when nobody reads standard print
 */
export async function packetBooklet(
  { items, order, source }: PacketPlan,
  setter: Setter,
  pictures: ReadonlyMap<string, Uint8Array>,
  standard: (view: View) => Promise<Printed>,
): Promise<PacketBooklet | undefined> {
  const [first, ...others] = items.filter(isBound).flatMap(({ views }) => views);
  if (!first) return undefined;
  const { course, edition, meeting } = source;
  const documentTitle = `${course.neutralTitle}, session ${meeting}: booklet`;
  const { pdf } = await typesetBooklet(
    setter,
    {
      ...{ views: [first, ...others], paper: order.paper, pictures },
      names: { name: 'booklet', documentTitle },
    },
    standard,
  );
  const facts = { title: documentTitle, language: course.language, date: edition.publishedOn };
  const imposed = await booklet(pdf, facts);
  return { tagged: pdf, imposed: imposed.pdf, sheets: imposed.sheets };
}

/** What learners in standard print hold and keep, less what is cut and what is given back. */
function isBound({ place, size, oneSize, name, views }: PacketItem): boolean {
  if (place !== 'learners' || size !== 'standard' || oneSize) return false;
  return !LOOSE.includes(name) && !views.some(hasCards);
}
