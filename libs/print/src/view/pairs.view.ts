import { firstTable, letterOf, shuffled, sortingOf, type Block } from '@hearthside/lesson-text';
import { around, runsOf, tableBlock } from './prose.view.js';
import { box, paragraph, text, type Run, type ViewBlock } from './view.js';

/**
 * Pairs as learners see them. A sort comes with its right column shuffled already (lesson-text's
 * view for participants), so rows only need their numbers, boxes and letters.
 */
export function pairsBlocks(pairs: Block<'pairs'>): ViewBlock[] {
  const table = firstTable(pairs.children);
  if (!table) return [];
  const label = runsOf(pairs.label);
  if (pairs.attributes.as === 'table') {
    return [tableBlock(table, label), ...around(pairs.children, table)];
  }
  const [header, ...rows] = table.children.map((row) =>
    row.children.map((cell) => runsOf(cell.children)),
  );
  return [
    {
      kind: 'table',
      label,
      header: [text('Box'), ...(header ?? [])],
      rows: rows.map(([left = [], right = []], index) => ({
        cells: [
          [{ text: `letter for ${index + 1}`, box: true }],
          [...text(`${index + 1}. `), ...left],
          [...text(`${letterOf(index)}. `), ...right],
        ],
      })),
      widths: [1.2, 4.4, 4.4],
      stackable: false,
      writable: false,
    },
    ...around(pairs.children, table),
  ];
}

/** The leaders' key: every pair matched, with any further columns, such as a kinder reading. */
export function keyBlocks(pairs: Block<'pairs'>): ViewBlock[] {
  const { header, rows } = sortingOf(pairs);
  return [
    {
      kind: 'table',
      label: runsOf(pairs.label),
      header: header.map((cell) => runsOf(cell.children)),
      rows: rows.map(({ number, letter, cells }) => {
        const [left = [], right = [], ...more] = cells.map((cell) => runsOf(cell.children));
        return {
          cells: [[...text(`${number}. `), ...left], [...text(`${letter}. `), ...right], ...more],
        };
      }),
      widths: [],
      stackable: true,
      writable: false,
    },
    box('plain', 'In short', [
      paragraph(text(rows.map(({ number, letter }) => `${number} ${letter}`).join(' · '))),
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
