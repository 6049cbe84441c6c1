/** Letters that fit on a line in the largest print, were they all W. */
const FITS = 20;
const LONG = new RegExp(`\\S{${FITS + 1},}`, 'gu');
/** Words joined by hyphens or slashes, where a line may end anyway. */
const ORDINARY =
  /^\p{P}{0,3}(?:[\p{L}\p{M}\p{N}.'’]{1,20}[-/–—])*[\p{L}\p{M}\p{N}.'’]{1,20}\p{P}{0,3}$/u;
/** Their letters join, or turn the line round: a sign between them would show. */
const JOINED = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const MAY_END = '\u200B';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Lets a line end within a word too long for any line: Typst would run it off the paper. */
export function breakLongWords(text: string): string {
  return text.replace(LONG, (word) => {
    if (ORDINARY.test(word) || JOINED.test(word)) return word;
    return Array.from(graphemes.segment(word), ({ segment }) => segment).join(MAY_END);
  });
}
