import type { Block } from '../block/block.js';
import { firstTable, type Table, type TableCell } from '../prose/prose.js';
import { shuffled } from './shuffle.js';

/** A matching exercise: which side belongs to which is the leaders' to know. */
export interface Sorting {
  header: TableCell[];
  rows: {
    /** From 1, down the left column. */
    number: number;
    /** What the right side got when it was shuffled. */
    letter: string;
    cells: TableCell[];
  }[];
}

/** The pairs of a sorting exercise with their numbers and letters: the key. */
export function sortingOf(pairs: Block<'pairs'>): Sorting {
  const [header, ...rows] = firstTable(pairs.children)?.children ?? [];
  const order = orderOf(pairs, rows.length);
  return {
    header: header?.children ?? [],
    rows: rows.map(({ children: cells }, index) => ({
      number: index + 1,
      letter: letterOf(order.indexOf(index)),
      cells,
    })),
  };
}

/**
 * The exercise as learners get it: the right column shuffled, further columns gone, and the seed
 * with them, since the seed would give the order away.
 */
export function withoutKey(pairs: Block<'pairs'>): Block<'pairs'> {
  if (pairs.attributes.as !== 'sort') return pairs;
  const table = firstTable(pairs.children);
  const [header, ...rows] = table?.children ?? [];
  if (!table || !header) return pairs;
  const order = orderOf(pairs, rows.length);
  const mixed: Table = {
    ...table,
    children: [
      { ...header, children: header.children.slice(0, 2) },
      ...rows.map((row, index) => ({
        ...row,
        children: [row.children[0], rows[order[index]!]!.children[1]].filter(
          (cell) => cell !== undefined,
        ),
      })),
    ],
  };
  const children = pairs.children.map((node) => (node === table ? mixed : node));
  return { ...pairs, attributes: { ...pairs.attributes, shuffle: 0 }, children };
}

/** 0 → A, 25 → Z, 26 → AA. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

/** A shuffle that is not the solution: with two pairs, half of all seeds would leave it solved. */
function orderOf({ attributes }: Block<'pairs'>, length: number): number[] {
  const inOrder = Array.from({ length }, (_, index) => index);
  const order = shuffled(inOrder, attributes.shuffle);
  const isSolved = order.every((row, index) => row === index);
  return isSolved ? [...order.slice(1), ...order.slice(0, 1)] : order;
}
