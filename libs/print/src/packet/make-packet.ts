import { assembled, type Part } from '../assembly/assembled.js';
import type { Printed } from '../typst/engine.js';
import { typesetSheet, type Setter } from '../typst/typeset-sheet.js';
import type { View } from '../view/view.js';
import { packetBooklet } from './booklet/packet-booklet.js';
import type { EarlierPacket } from './changed/earlier.js';
import { changedSheets, type ChangedSheet } from './changed/changed-sheets.js';
import { contentsHtml } from './contents-html.js';
import { saidBy, sheetFile, type PacketContents } from './contents.js';
import type { PacketItem } from './item/packet-item.js';
import { learnersBySize, withSpares } from './item/readers.js';
import { onBothSides, printedPages, type PrintedItem } from './paper/paper-count.js';
import { withLogo } from './plan/logo.js';
import type { PacketPlan } from './plan/packet-plan.js';
import { changedView } from './view/changed.view.js';
import { copyCountView, type BookletCount } from './view/copy-count.view.js';

/** What making a packet needs from around it. */
export interface Workshop {
  setter: Setter;
  /** The course's pictures by the names that views know them by. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** How many of how many steps are done. */
  progress?: (done: number, all: number) => void;
  /** Ends the work at the next sheet. */
  signal?: AbortSignal;
  /** What was printed before, to tell what has changed. */
  earlier?: EarlierPacket | undefined;
}

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

/** Sheets under way at once: as many as the typesetter has children, so that others are not kept waiting. */
const AT_ONCE = 2;
/** Steps after the sheets: the copy count, the booklet, everything in one. */
const LAST_STEPS = 3;

/** An item's file. */
export interface PrintedSheet {
  item: PrintedItem;
  pdf: Uint8Array;
  says: string;
}

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

/** The sheets of a packet alone, in order: all that is known before they are counted. */
export function printSheets(plan: PacketPlan, workshop: Workshop): Promise<PrintedSheet[]> {
  const press = pressOf(plan, workshop, (result) => result);
  return inTurns(plan.items, (item) => press.item(item));
}

/** Sets the sheets of one packet; the standard print of each is set once for all its sizes. */
function pressOf(plan: PacketPlan, workshop: Workshop, step: <T>(result: T) => T) {
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
async function inTurns<T, R>(list: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
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

function partOf(item: PrintedItem, pdf: Uint8Array, copies: number, sides: 'both' | 'one'): Part {
  return { title: item.title, pdf, copies, oneSided: !onBothSides(item, sides) };
}

function factsOf({ source }: PacketPlan, name: string, title?: string) {
  const { course, edition, meeting } = source;
  return {
    title: title ?? `${course.neutralTitle}, session ${meeting}: ${name}`,
    language: course.language,
    date: edition.publishedOn,
  };
}

function contentsOf(
  { source, order, retimed }: PacketPlan,
  all: readonly PrintedSheet[],
  everything: { pages: number; blanks: number; parts: { first: number }[] },
): PacketContents {
  const { course, edition, lesson, meeting } = source;
  return {
    course: course.neutralTitle,
    code: course.code,
    edition: edition.id,
    variant: order.variant,
    meeting,
    date: order.date,
    start: order.start,
    minutes: retimed?.minutes ?? lesson.minutes,
    paper: order.paper,
    sides: order.sides,
    isDraft: !order.final,
    learners: order.learners,
    items: all.map(({ item, says }, index) => ({
      file: sheetFile(item, index),
      name: item.name,
      title: item.title,
      place: item.place,
      size: item.oneSize ? 'one size' : item.size,
      pages: item.pages,
      copies: item.copies,
      from: everything.parts[index]!.first,
      stock: item.stock,
      finish: item.finish,
      says,
    })),
    pages: all.reduce((sum, { item }) => sum + printedPages(item), 0),
    everything: { pages: everything.pages, blanks: everything.blanks },
  };
}

/** The list of changes, and every changed sheet as often as it has to be printed. */
async function changedPdf(
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
