import { parse } from 'csv-parse/sync';
import { unguarded } from './formula.js';

/** What somebody can mend, with its line in the file, from 1 on. */
export interface LineProblem {
  line: number;
  column?: string;
  message: string;
}

/** A line's cells, without spaces around them. */
export interface TableRow {
  line: number;
  cells: string[];
}

export interface Table {
  separator: ',' | ';' | '\t';
  /** Those that say something; the first is the header. */
  rows: TableRow[];
  problems: LineProblem[];
}

// The parser needs 11 s of processor for a million lines, during which the service would answer nobody.
const MOST_LINES = 20_000;

/**
 * The cells of a CSV text, line by line. What cannot be told apart is a problem, and the lines around it are
 * read. Never throws.
 */
export function readTable(text: string): Table {
  // One kind of line end, so that the parser's count of lines is the one that an editor shows.
  const lines = text.replace(/\r\n?/g, '\n');
  const { body, separator } = separated(lines);
  const rows: TableRow[] = [];
  const problems = new Map<number, LineProblem>();
  const broken = (line: number, message: string) => {
    if (!problems.has(line)) problems.set(line, { line, message });
  };
  const records = parse(body, {
    ...{ bom: true, info: true, raw: true, delimiter: separator, record_delimiter: '\n' },
    ...{ relax_quotes: true, relax_column_count: true, skip_empty_lines: true },
    ...{ skip_records_with_error: true, to: MOST_LINES },
    on_skip: (error, raw) => {
      const lines = Number(error?.lines ?? 1);
      broken(lines - ends(raw), unclosed(raw));
      return undefined;
    },
  }) as unknown as { record: string[]; info: { lines: number } }[];
  for (const { record, info } of records) {
    const line = info.lines - record.reduce((sum, cell) => sum + ends(cell), 0);
    const swallowed = record.find((cell) => holdsLines(cell, separator));
    if (swallowed !== undefined) {
      broken(line, unclosed(swallowed));
      continue;
    }
    const cells = record.map((cell) => unguarded(cell.trim()));
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
  }
  if (records.length === MOST_LINES) {
    broken(records.at(-1)!.info.lines, 'This file is too long: nothing below this line was read.');
  }
  return { separator, rows, problems: [...problems.values()] };
}

/** Excel may say in a line of its own what separates; else the header shows it. */
function separated(lines: string): { body: string; separator: Table['separator'] } {
  const said = /^"?sep=([,;\t])"?[,;\t]*(?=\n|$)/i.exec(lines);
  if (said) {
    return { body: lines.slice(said[0].length), separator: said[1] as Table['separator'] };
  }
  const header = /[^\n]*\S[^\n]*/.exec(lines)?.[0] ?? '';
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length - 1;
  const [most] = ([',', ';', '\t'] as const).toSorted((one, other) => count(other) - count(one));
  return { body: lines, separator: most! };
}

/** A missing quotation mark makes the lines below part of a cell; a note over two lines has no separator. */
function holdsLines(cell: string, separator: string): boolean {
  const end = cell.indexOf('\n');
  return end >= 0 && cell.includes(separator, end);
}

function unclosed(raw: string | undefined): string {
  const below = ends(raw);
  const lost = below === 1 ? 'the line' : `the ${below} lines`;
  return (
    'A quotation mark (") is opened in this line and not closed where it should be. ' +
    (below === 0 ? '' : `So ${lost} below could not be told apart from it. `) +
    'Please add the missing mark, or take the single one away.'
  );
}

function ends(text: string | undefined): number {
  return (text ?? '').split('\n').length - 1;
}
