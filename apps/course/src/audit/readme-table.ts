import { STANDARD_VARIANT } from '@hearthside/lesson-text';
import { sizeNames, SIZES, WHOLE_COURSE, type Size } from '@hearthside/print';
import type { AuditedSheet } from './audit.js';

const BEGIN = '<!-- The next table is made by npm run course -- audit, with --readme. -->';
const END = '<!-- End of the table. -->';

/** Every sheet with its words, and its pages on Letter paper in each size, as a table in Markdown. */
export function sheetTable(sheets: readonly AuditedSheet[]): string {
  const header = ['Session', 'Sheet', 'Words', ...SIZES.map((size) => sizeNames[size])];
  const rows = sheets.map((sheet) => [
    sessionOf(sheet),
    sheet.title.replaceAll('|', '\\|'),
    String(sheet.words),
    ...SIZES.map((size) => pagesOn(sheet, size) ?? '–'),
  ]);
  const total = (pick: (sheet: AuditedSheet) => number) =>
    sheets.reduce((sum, sheet) => sum + pick(sheet), 0).toLocaleString('en-US');
  const totals = [
    '',
    `${sheets.length} sheets`,
    total(({ words }) => words),
    ...SIZES.map((size) => total((sheet) => Number(pagesOn(sheet, size) ?? 0))),
  ];
  return markdown([header, ...rows, totals]);
}

/** Padded as prettier pads it, so that writing and formatting agree. */
function markdown(rows: readonly string[][]): string {
  const [header] = rows;
  const widths = header!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const [first, ...rest] = rows.map(line);
  return [first, rule, ...rest].join('\n');
}

/** "2", "six-week 1", or the whole course. */
function sessionOf({ variant, session }: AuditedSheet): string {
  if (session === WHOLE_COURSE) return 'course';
  return variant === STANDARD_VARIANT ? session : `${variant} ${session}`;
}

function pagesOn({ prints }: AuditedSheet, wanted: Size): string | undefined {
  const print = prints.find(({ size, paper }) => size === wanted && paper === 'letter');
  return print && String(print.pages);
}

/** A README with the table in the place of the one before, or at its end. */
export function withTable(readme: string, table: string): string {
  const made = `${BEGIN}\n\n${table}\n\n${END}`;
  const [start, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (start < 0 || end < start) return `${readme.trimEnd()}\n\n${made}\n`.trimStart();
  return readme.slice(0, start) + made + readme.slice(end + END.length);
}
