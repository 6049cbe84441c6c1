import type { Item, Row, Unit, ViewBlock } from './view.js';

/**
 * Lists and tables parted where a standard page begins, so that its mark stands on a line of its own: in a
 * cell or an item it would be read as part of it. What holds the marked thing first takes over its mark.
 */
export function partedAtMarks(blocks: readonly ViewBlock[]): ViewBlock[] {
  return blocks.flatMap(parted);
}

function parted(block: ViewBlock): ViewBlock[] {
  switch (block.kind) {
    case 'list': {
      const parts = partsOf(block.items.map(withInnerMark));
      return parts.map(({ from, units: items, ...begin }) => ({
        ...taking(block, begin, from),
        start: block.start + from,
        items,
      }));
    }
    case 'checks': {
      const parts = partsOf(block.items.map(withInnerMark));
      return parts.map(({ from, units: items, ...begin }) => ({
        ...taking(block, begin, from),
        label: from === 0 ? block.label : [],
        items,
        own: from + items.length === block.items.length ? block.own : 0,
      }));
    }
    case 'table':
      return partsOf<Row>(block.rows).map(({ from, units: rows, ...begin }) => ({
        ...taking(block, begin, from),
        label: from === 0 ? block.label : [],
        rows,
      }));
    case 'quote':
    case 'box': {
      const { blocks, ...begin } = withInnerMark(block);
      return [{ ...taking(block, begin, 0), blocks }];
    }
    default:
      return [block];
  }
}

/** Everything from one mark to the next; `mark` is that of its beginning. */
interface Part<T> extends Pick<Unit, 'mark'> {
  from: number;
  units: T[];
}

function partsOf<T extends Unit>(units: readonly T[]): Part<T>[] {
  const parts: Part<T>[] = [{ from: 0, units: [] }];
  units.forEach(({ mark, ...unit }, index) => {
    if (mark && index > 0) parts.push({ from: index, units: [] });
    const part = parts.at(-1)!;
    part.units.push(unit as T);
    if (mark) part.mark = mark;
  });
  return parts;
}

/** The first part is the block itself, with its number and its mark; those after it are new. */
function taking<T extends ViewBlock>(block: T, { mark }: Pick<Unit, 'mark'>, from: number): T {
  const { unit, mark: own, ...rest } = block;
  const marked = mark ?? (from === 0 ? own : undefined);
  return {
    ...rest,
    ...(from === 0 && unit !== undefined && { unit }),
    ...(marked !== undefined && { mark: marked }),
  } as T;
}

/** What stands first in an item or a box begins where that begins. */
function withInnerMark<T extends Pick<Item, 'mark' | 'blocks'>>(holder: T): T {
  const [first, ...others] = partedAtMarks(holder.blocks);
  if (!first) return holder;
  const { mark, ...unmarked } = first;
  return {
    ...holder,
    ...(mark && { mark }),
    blocks: [unmarked as ViewBlock, ...others],
  };
}
