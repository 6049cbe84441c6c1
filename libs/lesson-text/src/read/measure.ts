/** What a file may hold. Lesson 2 of the flagship has 21,000 characters and 580 lines. */
export const LONGEST = 200_000;
const MOST_LINES = 8_000;
const DEEPEST = 20;
/** Marks that open something, in one paragraph: each may have to be looked for to its end. */
const MOST_MARKS = 400;

const NESTING = /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)+/;
const NEST = />|[-*+]|\d{1,9}[.)]/g;
const MARKS = /[[\]*_]+|:\w/g;

export type Excess = 'length' | 'depth' | 'marks';

/**
 * Looks for what would keep a Markdown parser busy for minutes or exhaust its stack: 5,000 nested
 * quotations overflow it, and 60,000 brackets in one paragraph take over 20 seconds.
 *
 * @returns what is beyond measure and on which line, or nothing
 */
export function beyondMeasureIn(text: string): { what: Excess; line: number } | undefined {
  if (text.length > LONGEST) return { what: 'length', line: 1 };
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  if (lines.length > MOST_LINES) return { what: 'length', line: MOST_LINES };
  /** Colons of each block that is open. */
  const open: number[] = [];
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    const colons = /^\s*(:{3,})/.exec(line)?.[1]?.length ?? 0;
    if (colons > 0 && /^\s*:+\s*$/.test(line)) close(open, colons);
    else if (colons > 0) open.push(colons);
    marks = line.trim() === '' ? 0 : marks + (line.match(MARKS)?.length ?? 0);
    if (Math.max(nestingOf(line), open.length) > DEEPEST) return { what: 'depth', line: index + 1 };
    if (marks > MOST_MARKS) return { what: 'marks', line: index + 1 };
  }
  return undefined;
}

/** A line of colons closes the nearest block that was opened with as many or fewer. */
function close(open: number[], colons: number): void {
  const nearest = open.findLastIndex((each) => each <= colons);
  if (nearest >= 0) open.splice(nearest);
}

function nestingOf(line: string): number {
  const marks = NESTING.exec(line)?.[0].match(NEST)?.length ?? 0;
  const indent = /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length;
  // A list is at least two spaces deeper than the one around it.
  return Math.max(marks, marks > 0 ? Math.floor(indent / 2) + 1 : 0);
}
