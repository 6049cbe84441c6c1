import type { Run } from '../view/view.js';
import type { Piece } from './pieces.js';

/** Letters that one line holds, were they all W. */
const FEW_LETTERS = 20;

/** Where text may be cut, the best first; the last are for text that nobody would show. */
const GRAINS = ['sentence', 'word', 'grapheme'] as const;

/**
 * A piece that is too long for a slide, cut at the ends of sentences, or within one if that alone is too
 * long.
 */
export function cut(
  piece: Piece,
  language: string,
  fits: (piece: Piece) => boolean,
  grains: readonly (typeof GRAINS)[number][] = GRAINS,
): Piece[] {
  const [granularity, ...finer] = grains;
  if (fits(piece) || !granularity) return [piece];
  const segmenter = new Intl.Segmenter(language, { granularity });
  const text = piece.runs.map(textOf).join('');
  const all = Array.from(segmenter.segment(text), ({ index }) => index);
  const starts =
    granularity === 'grapheme' ? all.filter((_, index) => index % FEW_LETTERS === 0) : all;
  const parts = starts.map((start, index) => ({
    ...piece,
    runs: slice(piece.runs, start, starts[index + 1] ?? text.length),
    ...((index > 0 || piece.goesOn) && { goesOn: true as const }),
  }));
  return parts.flatMap((part) => cut(part, language, fits, finer));
}

/** A line that ends ends a sentence. */
const textOf = (run: Run) => (run.break ? '\n' : run.text);

function slice(runs: readonly Run[], from: number, to: number): Run[] {
  const sliced: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const end = at + textOf(run).length;
    if (end > from && at < to) {
      sliced.push({ ...run, text: run.text.slice(Math.max(0, from - at), to - at) });
    }
    at = end;
  }
  return sliced;
}
