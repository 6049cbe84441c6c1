import type { Item, Row, Unit, View, ViewBlock } from './view.js';

/**
 * Everything a page can begin with, in reading order: blocks, and the items and rows within
 * them. The order is the same in every size of print, which is what makes page references match.
 */
export function* unitsOf(blocks: readonly ViewBlock[]): Generator<Unit> {
  for (const block of blocks) {
    yield block;
    switch (block.kind) {
      case 'list':
      case 'checks':
        yield* unitsOfItems(block.items);
        break;
      case 'table':
        yield* block.rows satisfies Row[];
        break;
      case 'quote':
      case 'box':
      case 'slide':
        yield* unitsOf(block.blocks);
    }
  }
}

function* unitsOfItems(items: readonly Item[]): Generator<Unit> {
  for (const item of items) {
    yield item;
    yield* unitsOf(item.blocks);
  }
}

/** Numbers the units of a finished view from 1; changes the view it is given. */
export function numberUnits(view: View): View {
  let number = 0;
  for (const unit of unitsOf(view.blocks)) unit.unit = ++number;
  return view;
}

/** Page on which each unit begins, by the unit's number. */
export type UnitPages = ReadonlyMap<number, number>;

/**
 * A copy in which the first unit of each standard page after the first is marked with it. Each part of
 * a booklet has pages of its own.
 */
export function withPageMarks(view: View, standardPages: UnitPages): View {
  const marked = structuredClone(view);
  let page = 1;
  for (const unit of unitsOf(marked.blocks)) {
    if ((unit as ViewBlock).kind === 'part') page = 1;
    const begins = standardPages.get(unit.unit ?? 0) ?? page;
    if (begins > page) {
      unit.mark = begins;
      page = begins;
    }
  }
  return marked;
}

/** In a booklet each mark says which sheet has that page; changes the blocks it is given. */
export function namedMarks(blocks: ViewBlock[]): ViewBlock[] {
  let name: string | undefined;
  for (const block of blocks) {
    if (block.kind === 'part') name = block.name;
    if (name === undefined) continue;
    for (const unit of unitsOf([block])) if (unit.mark !== undefined) unit.markOf = name;
  }
  return blocks;
}

/** What a mark says. */
export function markWords({ mark, markOf }: Unit): string {
  return `${markOf === undefined ? 'Page' : `${markOf}, page`} ${mark} in standard print`;
}
