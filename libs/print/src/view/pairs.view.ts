import { firstTable, type Block } from '@hearthside/lesson-text';
import { around, runsOf, tableBlock } from './prose.view.js';
import { shuffled } from './shuffle.js';
import { box, text, type Run, type ViewBlock } from './view.js';

/** One pair of a sorting exercise: the number of the left, the letter its right side got. */
interface SortRow {
  number: number;
  letter: string;
  cells: Run[][];
}

interface Sorting {
  header: Run[][];
  rows: SortRow[];
}

/** Pairs laid out for matching: the second column shuffled and lettered. */
function sortingOf(pairs: Block<'pairs'>): Sorting {
  const [header, ...rows] = (firstTable(pairs.children)?.children ?? []).map((row) =>
    row.children.map((cell) => runsOf(cell.children)),
  );
  const order = shuffled(
    rows.map((_, index) => index),
    pairs.attributes.shuffle,
  );
  return {
    header: header ?? [],
    rows: rows.map((cells, index) => ({
      number: index + 1,
      letter: letterOf(order.indexOf(index)),
      cells,
    })),
  };
}

/** 0 → A, 25 → Z, 26 → AA. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

export function pairsBlocks(pairs: Block<'pairs'>): ViewBlock[] {
  const table = firstTable(pairs.children);
  if (!table) return [];
  const label = runsOf(pairs.label);
  if (pairs.attributes.as === 'table') {
    return [tableBlock(table, label), ...around(pairs.children, table)];
  }
  const { header, rows } = sortingOf(pairs);
  const byLetter = rows.toSorted(
    (a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1),
  );
  return [
    {
      kind: 'table',
      label,
      header: [header[0] ?? [], header[1] ?? []],
      rows: rows.map(({ number, cells }, index) => ({
        cells: [
          [
            { text: `letter for ${number}`, box: true },
            ...text(` ${number}. `),
            ...(cells[0] ?? []),
          ],
          [...text(`${byLetter[index]!.letter}. `), ...(byLetter[index]!.cells[1] ?? [])],
        ],
      })),
      widths: [],
      stackable: false,
      writable: false,
    },
    ...around(pairs.children, table),
  ];
}

/** The leaders' key: every pair matched, with any further columns, such as a kinder reading. */
export function keyBlocks(pairs: Block<'pairs'>): ViewBlock[] {
  const { header, rows } = sortingOf(pairs);
  const extra = header.slice(2);
  return [
    {
      kind: 'table',
      label: runsOf(pairs.label),
      header,
      rows: rows.map(({ number, letter, cells }) => ({
        cells: [
          [...text(`${number}. `), ...(cells[0] ?? [])],
          [...text(`${letter}. `), ...(cells[1] ?? [])],
          ...extra.map((_, index) => cells[index + 2] ?? []),
        ],
      })),
      widths: [],
      stackable: true,
      writable: false,
    },
    box('plain', 'In short', [
      {
        kind: 'paragraph',
        runs: text(rows.map(({ number, letter }) => `${number} ${letter}`).join(' · ')),
      },
    ]),
  ];
}

/** Both sides of every pair, as cards of one shuffled pack. */
export function cardTexts(pairs: Block<'pairs'>, seed: number): Run[][] {
  const rows = (firstTable(pairs.children)?.children ?? []).slice(1);
  const sides = rows.flatMap((row) =>
    row.children.slice(0, 2).map((cell) => runsOf(cell.children)),
  );
  return shuffled(sides, seed);
}
