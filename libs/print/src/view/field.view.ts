import {
  blocksNamed,
  bodiesForEveryone,
  firstList,
  firstTable,
  plainText,
  shuffled,
  type Block,
  type FieldBlockName,
  type BodyNode,
  type Course,
  type OpenBlock,
  type Timed,
} from '@hearthside/lesson-text';
import { cardTexts } from './pairs.view.js';
import { around, proseBlocks, runsOf, tableBlock } from './prose.view.js';
import { box, paragraph, strong, text, type Card, type Run, type ViewBlock } from './view.js';

/** As much of a lesson as its blocks need: whole, or as learners see it. */
export interface LessonShape {
  activities: readonly (Timed & { body: readonly BodyNode[] })[];
  handouts: readonly { body: readonly BodyNode[] }[];
}

type FieldBlock = Extract<OpenBlock, { name: FieldBlockName }>;

/** Places to write or mark on a worksheet. */
export function fieldBlocks(field: FieldBlock, { course }: { course: Course }): ViewBlock[] {
  switch (field.name) {
    case 'lines':
      return [{ kind: 'lines', label: runsOf(field.label), count: field.attributes.count }];
    case 'fill-in':
      return fillIn(field);
    case 'scale':
      return [scale(field)];
    case 'checklist':
      return checklist(field);
    case 'table':
      return table(field);
    case 'cards':
      return [
        ...proseBlocks(listless(field)),
        { kind: 'cards', cards: cardsOf(field, course), perSheet: perSheet[field.attributes.size] },
      ];
    case 'plan':
      return plan(field);
    case 'rating':
      return rating(field);
  }
}

function fillIn({ label, children, attributes }: Block<'fill-in'>): ViewBlock[] {
  const sentences = proseBlocks(children);
  const tries = Array.from({ length: attributes.times }, () => structuredClone(sentences)).flat();
  return label.length > 0 ? [box('plain', plainText(label), tries)] : tries;
}

function scale({ label, attributes }: Block<'scale'>): ViewBlock {
  const { from, to, low, high } = attributes;
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return { kind: 'scale', label: runsOf(label), numbers, low, high };
}

function checklist({ label, children, attributes }: Block<'checklist'>): ViewBlock[] {
  const list = firstList(children);
  const items = list?.children.map((item) => ({ blocks: proseBlocks(item.children) })) ?? [];
  return [
    { kind: 'checks', label: runsOf(label), items, own: attributes.own },
    ...around(children, list),
  ];
}

function table({ label, children, attributes }: Block<'table'>): ViewBlock[] {
  const found = firstTable(children);
  if (!found) return [];
  const { own, stacked, cells } = attributes;
  const stackable = stacked === 'when-narrow';
  const tall = cells === 'tall';
  return [
    tableBlock(found, runsOf(label), { writable: true, own, stackable, tall }),
    ...around(children, found),
  ];
}

/** A card for a wallet is as large as half a sheet, and is folded twice. */
const perSheet = { quarter: 4, half: 2, wallet: 2 } as const;

function listless({ children }: Block<'cards'>) {
  return children.filter((node) => node !== firstList(children));
}

function cardsOf({ attributes, children }: Block<'cards'>, course: Course): Card[] {
  const { of, shuffle } = attributes;
  const own = firstList(children)?.children.map((item) => itemRuns(proseBlocks(item.children)));
  const pairs = of && pairsNamed(of, course);
  const mixed = own && (shuffle === undefined ? own : shuffled(own, shuffle));
  const texts = pairs ? cardTexts(pairs, shuffle ?? 1) : (mixed ?? []);
  return texts.map((runs, index) => ({ label: `${index + 1} of ${texts.length}`, runs }));
}

function itemRuns(blocks: ViewBlock[]): Run[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
}

function pairsNamed(id: string, course: Course) {
  return bodiesForEveryone(course)
    .flatMap(({ body }) => blocksNamed('pairs', body))
    .find(({ attributes }) => attributes.id === id);
}

const planRows = [
  'What I will do',
  'When',
  'How often',
  'With whom',
  'If it is hard, a smaller step',
];

function plan({ label }: Block<'plan'>): ViewBlock[] {
  return [
    {
      kind: 'table',
      label: runsOf(label),
      header: [text('My plan'), text('In my words')],
      rows: planRows.map((row) => ({ cells: [strong(row), []] })),
      widths: [2, 3],
      stackable: true,
      writable: true,
    },
    {
      kind: 'scale',
      label: text('How sure am I that I will do it?'),
      numbers: Array.from({ length: 11 }, (_, index) => index),
      low: 'not sure',
      high: 'quite sure',
    },
  ];
}

function rating({ label, children, attributes }: Block<'rating'>): ViewBlock[] {
  const list = firstList(children);
  const { to, low, high, beforeNow } = attributes;
  const numbers = Array.from({ length: to }, (_, index) => index + 1);
  const columns = beforeNow ? ['Before', 'Now'] : ['Circle one'];
  const rows = (list?.children ?? []).map((item) => ({
    cells: [
      itemRuns(proseBlocks(item.children)),
      ...columns.map(() => [{ text: numbers.join(' '), spread: numbers.map(String) }]),
    ],
  }));
  return [
    paragraph(text(`1 is "${low}", ${to} is "${high}".`)),
    {
      kind: 'table',
      label: runsOf(label),
      header: [text('Statement'), ...columns.map((column) => text(column))],
      rows,
      widths: [3, ...columns.map(() => 2)],
      stackable: true,
      writable: false,
    },
    ...around(children, list),
  ];
}
