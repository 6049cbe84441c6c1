interface Line {
  /** Letters that fit on a line, were they all W. */
  widest: number;
  /** Letters of an ordinary word that surely fit. */
  ordinary: number;
}

/** The largest print of a sheet, and a poster. */
const SHEET: Line = { widest: 20, ordinary: 20 };
const POSTER: Line = { widest: 7, ordinary: 13 };

function patternsFor({ widest, ordinary }: Line) {
  const word = `[\\p{L}\\p{M}\\p{N}.'’]{1,${ordinary}}`;
  return {
    long: new RegExp(`\\S{${widest + 1},}`, 'gu'),
    // Words joined by hyphens or slashes, where a line may end anyway.
    plain: new RegExp(`^\\p{P}{0,3}(?:${word}[-/–—])*${word}\\p{P}{0,3}$`, 'u'),
  };
}
const onSheet = patternsFor(SHEET);
const onPoster = patternsFor(POSTER);

/** Their letters join, or turn the line round: a sign between them would show. */
const JOINED = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const MAY_END = '\u200B';
/** In an address a line ends after a slash by preference, then after a dot: "www." says nothing alone. */
const AFTER_A_SIGN = /(?<=[/?&=_-])(?!\/)/;
const AFTER_A_DOT = /(?<=\.)(?<!www\.)/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Lets a line end within a word too long for any line: Typst would run it off the paper. */
export function breakLongWords(text: string, on: 'sheet' | 'poster' = 'sheet'): string {
  const { widest } = on === 'poster' ? POSTER : SHEET;
  const { long, plain } = on === 'poster' ? onPoster : onSheet;
  return text.replace(long, (word) => {
    if (plain.test(word) || JOINED.test(word)) return word;
    return word
      .split(AFTER_A_SIGN)
      .flatMap((part) => (part.length > widest ? part.split(AFTER_A_DOT) : part))
      .flatMap((part) => (part.length > widest ? anywhere(part) : part))
      .join(MAY_END);
  });
}

function anywhere(word: string): string[] {
  return Array.from(graphemes.segment(word), ({ segment }) => segment);
}
