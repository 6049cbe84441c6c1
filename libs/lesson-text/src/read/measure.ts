/** Characters of one file; the longest real lesson has about 30,000. */
const LONGEST = 1_000_000;
const DEEPEST = 20;

const MARKS = /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)+/;
const MARK = />|[-*+]|\d{1,9}[.)]/g;

/**
 * Looks for what would keep a Markdown parser busy for minutes or exhaust its stack: 5,000 nested
 * quotations overflow it, and 500 nested lists take six seconds.
 *
 * @returns what is beyond measure and on which line, or nothing
 */
export function beyondMeasureIn(
  source: string,
): { what: 'length' | 'depth'; line: number } | undefined {
  if (source.length > LONGEST) return { what: 'length', line: 1 };
  let open = 0;
  for (const [index, line] of source.split('\n').entries()) {
    const indent = /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length;
    const marks = MARKS.exec(line)?.[0].match(MARK)?.length ?? 0;
    if (/^\s*:{3,}\s*$/.test(line)) open = 0;
    else if (/^\s*:{3,}\w/.test(line)) open++;
    // A list is at least two spaces deeper than the one around it.
    const depth = Math.max(marks, open, marks > 0 ? Math.floor(indent / 2) + 1 : 0);
    if (depth > DEEPEST) return { what: 'depth', line: index + 1 };
  }
  return undefined;
}
