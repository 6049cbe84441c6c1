import type { PacketSource } from '../packet-source.js';
import { count } from '@hearthside/lesson-text';
import { sizeNames } from '../../profile/profile.js';
import { sessionName, sheet } from '../../view/sheet.js';
import { heading, paragraph, strong, text, type View, type ViewBlock } from '../../view/view.js';
import type { Stock } from '../item/packet-item.js';
import type { PacketOrder } from '../order/packet-order.js';
import {
  firstPages,
  isStapled,
  onBothSides,
  piecesOf,
  printedPages,
  type PrintedItem,
} from '../paper/paper-count.js';
import { whenAndWhere } from '../../view/when-and-where.js';

type Asked = Pick<PacketOrder, 'paper' | 'sides'>;

/** A booklet that standard readers may have in place of loose sheets. */
export interface BookletCount {
  /** Pieces of paper for one. */
  sheets: number;
  copies: number;
}

const paperNames = { letter: 'Letter', a4: 'A4' } as const;

/** For whoever stands at the copier: what, how many, on what, and what to do with it afterward. */
export function copyCountView(
  source: PacketSource,
  items: readonly PrintedItem[],
  asked: Asked,
  booklet: BookletCount | undefined,
): View {
  const pages = items.reduce((sum, item) => sum + printedPages(item), 0);
  const piecesOn = (stock: Stock) =>
    items
      .filter((item) => item.stock === stock)
      .reduce((sum, item) => sum + piecesOf(item, asked.sides) * item.copies, 0);
  const groups = grouped(items, asked);
  return sheet(source, {
    name: 'copy-count',
    audience: 'everyone',
    branded: true,
    ofClass: true,
    kicker: `${sessionName(source)} · for the copier`,
    title: 'What to print',
    blocks: [
      paragraph(text(whenAndWhere(source, source.session))),
      paragraph(
        strong(
          `${count(pages, 'page')} in all, on ${count(piecesOn('paper'), 'piece')} of paper and ${piecesOn('card')} of card. `,
        ),
        text(
          `${paperNames[asked.paper]} format, black ink, actual size (100 percent). The file “everything” has every ` +
            'copy, file by file; “From” is the page on which a file begins there. Put card in for what is printed on card.',
        ),
      ),
      ...[...groups].flatMap(([title, members]) => [heading(2, title), table(members)]),
      ...(booklet ? bookletBlocks(booklet) : []),
    ],
  });
}

/** An item with the number that its file begins with. */
type Numbered = PrintedItem & { number: number; from: number };

function grouped(items: readonly PrintedItem[], asked: Asked): Map<string, Numbered[]> {
  const groups = new Map<string, Numbered[]>();
  const first = firstPages(items, asked.sides);
  for (const [index, item] of items.entries()) {
    const title = howPrinted(item, asked);
    groups.set(title, [
      ...(groups.get(title) ?? []),
      { ...item, number: index + 1, from: first[index]! },
    ]);
  }
  return groups;
}

function howPrinted(item: PrintedItem, { sides }: Asked): string {
  const side = onBothSides(item, sides) ? 'both sides' : 'one side';
  if (item.finish === 'fold') return 'On card, one side; fold across the middle';
  if (item.finish === 'cut') return 'On card, one side; cut along the dashed lines';
  if (item.oneSize === 'poster') return 'For the wall: paper, one side';
  return `On paper, ${side}${isStapled(item) ? '; staple at the top left' : ''}`;
}

function table(items: readonly Numbered[]): ViewBlock {
  return {
    kind: 'table',
    label: [],
    header: ['File', 'Print', 'From', 'Pages', 'Copies', 'In all'].map(text),
    rows: items.map((item) => ({
      cells: [
        `${item.number} ${item.title}`,
        item.oneSize ? 'one size' : sizeNames[item.size].replace(/ print$/, ''),
        String(item.from),
        String(item.pages),
        String(item.copies),
        String(printedPages(item)),
      ].map(text),
    })),
    widths: [4, 2.1, 1.3, 1.3, 1.5, 1.2],
    stackable: true,
    writable: false,
  };
}

function bookletBlocks({ sheets, copies }: BookletCount): ViewBlock[] {
  const words =
    `The file “booklet for the copier” has the learners’ lesson and sheets in standard print: ` +
    `${count(sheets, 'piece')} of paper for each, ${copies} of them. Print on both sides, turned over at the ` +
    'short edge, fold, and staple in the fold. Leave out the loose sheets in standard print that it has.';
  return [heading(2, 'In place of loose sheets, if you like'), paragraph(text(words))];
}
