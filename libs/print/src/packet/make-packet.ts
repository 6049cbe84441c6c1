import { assembled } from '../assembly/assembled.js';
import { packetBooklet } from './booklet/packet-booklet.js';
import { changedPdf } from './changed/changed-pdf.js';
import { changedSheets, type ChangedSheet } from './changed/changed-sheets.js';
import { contentsHtml } from './contents-html.js';
import { contentsOf, sheetFile, type PacketContents } from './contents.js';
import { learnersBySize, withSpares } from './item/readers.js';
import { factsOf, partOf } from './one-file.js';
import type { PacketPlan } from './plan/packet-plan.js';
import { inTurns, pressOf } from './print-sheets.js';
import { changedView } from './view/changed.view.js';
import type { Workshop } from './workshop.js';

/** One file of a packet, by its path in the ZIP. */
export interface PacketFile {
  path: string;
  bytes: Uint8Array;
}

export interface Packet {
  contents: PacketContents;
  files: PacketFile[];
  /** Only when there was an earlier packet to compare with. */
  changed?: ChangedSheet[];
}

/** Steps after the sheets: the copy count, the booklet, everything in one. */
const LAST_STEPS = 3;

/**
 * Makes everything on paper for one session.
 *
 * @throws TypesettingFailed for a sheet that cannot be set, and the signal's reason when that is given
 */
export async function makePacket(plan: PacketPlan, workshop: Workshop): Promise<Packet> {
  const { items, order, source } = plan;
  const steps = items.reduce((sum, { views }) => sum + views.length, 0) + LAST_STEPS;
  let done = 0;
  const step = <T>(result: T): T => {
    workshop.progress?.(++done, steps);
    workshop.signal?.throwIfAborted();
    return result;
  };
  const press = pressOf(plan, workshop, step);
  const sheets = await inTurns(items, (item) => press.item(item));
  const booklet = step(
    await packetBooklet(plan, workshop.setter, press.pictures, (each) =>
      press.view(each, 'standard'),
    ),
  );
  const copies = withSpares(learnersBySize(order), order).standard;
  const bookletCount = booklet && { sheets: booklet.sheets, copies };
  const counted = step(await press.copyCount(sheets, bookletCount));
  const all = [counted, ...sheets];
  const everything = await assembled(
    all.map(({ item, pdf }) => partOf(item, pdf, item.copies, order.sides)),
    { ...factsOf(plan, 'everything'), twoSided: order.sides === 'both' },
  );
  step(everything);
  const contents = contentsOf(plan, all, everything);
  const changed = workshop.earlier && changedSheets(workshop.earlier.items, contents.items);
  const list = changed && (await press.view(changedView(source, changed), 'standard'));
  const has = { booklet: booklet !== undefined, changed: changed !== undefined };
  return {
    contents,
    files: [
      { path: 'contents.html', bytes: Buffer.from(contentsHtml(plan, contents, has)) },
      { path: 'contents.json', bytes: Buffer.from(`${JSON.stringify(contents, null, 2)}\n`) },
      { path: 'everything.pdf', bytes: everything.pdf },
      ...(booklet
        ? [
            { path: 'booklet.pdf', bytes: booklet.tagged },
            { path: 'booklet-for-the-copier.pdf', bytes: booklet.imposed },
          ]
        : []),
      ...(changed && list
        ? [{ path: 'changed.pdf', bytes: await changedPdf(plan, all, changed, list) }]
        : []),
      ...all.map(({ item, pdf }, index) => ({
        path: `sheets/${sheetFile(item, index)}`,
        bytes: pdf,
      })),
    ],
    ...(changed && { changed }),
  };
}
