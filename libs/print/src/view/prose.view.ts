import { type Flow, type Phrasing, type Table } from '@hearthside/lesson-text';
import { columnWidths } from './column-widths.js';
import type { Item, Run, ViewBlock } from './view.js';

/** Schemes that a printed or clicked address may have. */
const SAFE_LINK = /^(?:https?|mailto|tel):/i;

export function runsOf(nodes: readonly Phrasing[], strong = false): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
        return textRuns(node.value, strong);
      case 'strong':
      case 'emphasis':
        // One kind of emphasis; each profile prints it its own way, and never in italics.
        return runsOf(node.children, true);
      case 'link':
        return runsOf(node.children, strong).map((run) =>
          SAFE_LINK.test(node.url) ? { ...run, href: node.url } : run,
        );
      case 'break':
        return [{ text: '', break: true }];
      case 'image':
        return [{ text: node.alt }];
    }
  });
}

/** Four underscores or more are a blank to write in. */
function textRuns(value: string, strong: boolean): Run[] {
  return value
    .replace(/\s*\n\s*/g, ' ')
    .split(/(_{4,})/)
    .filter(Boolean)
    .map((part): Run => {
      if (part.startsWith('____')) return { text: 'blank to fill in', blank: true };
      return strong ? { text: part, strong: true } : { text: part };
    });
}

/** Nothing but a mark or two, such as the full stop after a blank. */
const MARKS = /^[^\p{L}\p{N}]{0,3}$/u;

/** A blank that ends its line gets the rest of it: hands need room. */
function toEndOfLine(runs: Run[]): Run[] {
  return runs.map((run, index) => {
    if (!run.blank) return run;
    const rest = runs.slice(index + 1);
    const line = rest.findIndex((each) => each.break);
    const after = line < 0 ? rest : rest.slice(0, line);
    const isLast = after.every((each) => !each.blank && !each.box && MARKS.test(each.text));
    return isLast ? { ...run, toEnd: true } : run;
  });
}

export function proseBlocks(nodes: readonly Flow[]): ViewBlock[] {
  return nodes.flatMap((node) => proseBlock(node) ?? []);
}

function proseBlock(node: Flow): ViewBlock | undefined {
  switch (node.type) {
    case 'paragraph': {
      const [only] = node.children;
      if (node.children.length === 1 && only?.type === 'image') {
        return { kind: 'image', asset: only.url, alt: only.alt };
      }
      return { kind: 'paragraph', runs: toEndOfLine(runsOf(node.children)) };
    }
    case 'heading':
      return {
        kind: 'heading',
        level: Math.min(4, node.depth) as 2 | 3 | 4,
        runs: runsOf(node.children),
      };
    case 'list': {
      const items = node.children.map((item): Item => ({ blocks: proseBlocks(item.children) }));
      const { ordered, start = 1 } = node;
      return { kind: 'list', ordered, start, items };
    }
    case 'table':
      return tableBlock(node, []);
    case 'blockquote':
      return { kind: 'quote', blocks: proseBlocks(node.children) };
    case 'comment':
      return undefined;
  }
}

export function tableBlock(
  table: Table,
  label: Run[],
  { writable = false, stackable = true, own = 0, tall = false } = {},
): ViewBlock {
  const [header, ...rows] = table.children.map((row) =>
    row.children.map((cell) => runsOf(cell.children)),
  );
  const columns = header?.length ?? 0;
  const filled = rows.map((cells) => ({ cells: pad(cells, columns) }));
  const empty = Array.from({ length: own }, () => ({ cells: pad([], columns) }));
  return {
    kind: 'table',
    label,
    header: header ?? [],
    rows: [...filled, ...empty],
    widths: columnWidths(
      header ?? [],
      filled.map(({ cells }) => cells),
    ),
    stackable,
    writable,
    ...(tall && { tall }),
  };
}

function pad(cells: Run[][], columns: number): Run[][] {
  return Array.from({ length: columns }, (_, index) => cells[index] ?? []);
}

/** A container's text with its list or table taken out of the flow. */
export function around(nodes: readonly Flow[], taken: Flow | undefined): ViewBlock[] {
  return proseBlocks(nodes.filter((node) => node !== taken));
}
