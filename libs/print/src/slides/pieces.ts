import type { Item, Run, ViewBlock } from '../view/view.js';

/** A paragraph or an item of a list: the least that stands on a slide by itself. */
export interface Piece {
  runs: Run[];
  /** The list it belongs to, and its number there. */
  item?: { list: object; ordered: boolean; number: number };
  /** Goes on with the sentence before it, in the same paragraph or item. */
  goesOn?: true;
}

/** Text and lists as pieces, one level deep; a slide has no room for more. */
export function piecesOf(blocks: readonly ViewBlock[]): Piece[] {
  return blocks.flatMap((block): Piece[] => {
    switch (block.kind) {
      case 'paragraph':
        return [{ runs: shown(block.runs) }];
      case 'heading':
        return [{ runs: shown(block.runs).map((run) => ({ ...run, strong: true })) }];
      case 'list':
        return block.items.flatMap((item, index) => itemPieces(item, block, block.start + index));
      case 'quote':
      case 'box':
        return piecesOf(block.blocks);
      case 'table':
        return block.rows.map(({ cells }) => ({ runs: withCommas(cells.map(shown)) }));
      case 'image':
        return [{ runs: [{ text: block.alt }] }];
      default:
        // Places to write, cards and pictures are on paper.
        return [];
    }
  });
}

function itemPieces(
  { blocks }: Item,
  list: Extract<ViewBlock, { kind: 'list' }>,
  number: number,
): Piece[] {
  const item = { list, ordered: list.ordered, number };
  return piecesOf(blocks).map((piece) => (piece.item ? piece : { ...piece, item }));
}

/** A blank is a line here: nobody writes on the wall. */
function shown(runs: readonly Run[]): Run[] {
  return runs.map((run) => {
    if (run.blank || run.box) return { text: '____' };
    const { href: _, ...rest } = run;
    return rest;
  });
}

function withCommas(cells: Run[][]): Run[] {
  return cells.flatMap((cell, index) => (index > 0 ? [{ text: ', ' }, ...cell] : cell));
}

/** Pieces as blocks again: what goes on is one paragraph, and items are a list. */
export function blocksOf(pieces: readonly Piece[]): ViewBlock[] {
  const blocks: ViewBlock[] = [];
  let list: object | undefined;
  for (const { runs, item } of joined(pieces)) {
    const paragraph: ViewBlock = { kind: 'paragraph', runs };
    const last = blocks.at(-1);
    if (!item) blocks.push(paragraph);
    else if (last?.kind === 'list' && list === item.list) last.items.push({ blocks: [paragraph] });
    else {
      const { ordered, number: start } = item;
      blocks.push({ kind: 'list', ordered, start, items: [{ blocks: [paragraph] }] });
    }
    list = item?.list;
  }
  return blocks;
}

/** Sentences of one paragraph in a row are one piece. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last && piece.goesOn) last.runs = [...last.runs, ...piece.runs];
    else whole.push({ ...piece });
  }
  return whole.map((piece) => ({ ...piece, runs: trimmed(piece.runs) }));
}

/** Without spaces and ends of lines at both ends, where the text was cut. */
function trimmed(runs: readonly Run[]): Run[] {
  const [from, to] = [runs.findIndex(hasWords), runs.findLastIndex(hasWords)];
  const copy = runs.slice(Math.max(0, from), to + 1).map((run) => ({ ...run }));
  const [first, last] = [copy[0], copy.at(-1)];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return copy;
}

function hasWords(run: Run): boolean {
  return !run.break && run.text.trim() !== '';
}
