import type { Choice } from './choice.js';
import { hrefOf } from './choice.js';
import type { ProblemView } from './problems.view.js';

export interface SourceView {
  /** Without its folder. */
  name: string;
  isMissing: boolean;
  lines: { number: number; text: string; problems: ProblemView[] }[];
  /** Files that the chosen sheets are written in, and all the others. */
  near: FileLink[];
  others: FileLink[];
}

interface FileLink {
  file: string;
  href: string;
  current: boolean;
}

/** A file as it was typed, each problem right after its line. */
export function sourceView(
  texts: ReadonlyMap<string, string>,
  problems: readonly ProblemView[],
  choice: Choice,
  file: string,
  near: readonly string[],
): SourceView {
  const text = texts.get(file);
  const here = problems.filter((problem) => problem.file === file);
  const lines = linesOf(text ?? '');
  const link = (each: string): FileLink => ({
    file: each,
    href: hrefOf({ ...choice, source: each }),
    current: each === file,
  });
  const files = [...new Set([...near, file])];
  return {
    name: nameOf(file),
    isMissing: text === undefined,
    lines: lines.map((line, index) => ({
      number: index + 1,
      text: line,
      // A problem beyond the end, or in a file that is not there, stands at the last line.
      problems: here.filter((each) => Math.min(each.line, lines.length) === index + 1),
    })),
    near: files.map(link),
    others: [...texts.keys()].filter((each) => !files.includes(each)).map(link),
  };
}

/** lesson.md, h2-1-pair-cards.md, course.yaml. */
function nameOf(file: string): string {
  return file.split('/').at(-1)!;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
