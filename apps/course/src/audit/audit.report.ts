import { checks, sizeNames, SIZES, type Size } from '@hearthside/print';
import { count, STANDARD_VARIANT } from '@hearthside/lesson-text';
import { inColumns } from '../columns.js';
import { everyLetter, printed } from './audit-prints.js';
import type { AuditedCourse, AuditedSheet } from './audit.js';

const allChecks = [printed, everyLetter, ...checks];

/** A table of sheets, what was found, how many prints pass each check, and a closing line. */
export function asText(courses: readonly AuditedCourse[]): string {
  return courses.map((course) => aboutCourse(course).join('\n')).join('\n\n');
}

function aboutCourse({ path, errors, sheets }: AuditedCourse): string[] {
  if (errors.length > 0) {
    const all = count(errors.length, 'error');
    return [`${path}: ${all}. Mend them first; npm run course -- check shows where.`];
  }
  const prints = sheets.flatMap((sheet) => sheet.prints);
  const found = prints.reduce((sum, { findings }) => sum + findings.length, 0);
  const pages = prints.reduce((sum, print) => sum + print.pages, 0);
  return [
    `${path}: pages of each sheet on Letter paper, and on A4 where they differ`,
    '',
    ...inColumns([
      ['Session', 'Sheet', ...SIZES.map((size) => sizeNames[size]), 'Findings'],
      ...sheets.map(
        (sheet) => [
          sessionOf(sheet),
          sheet.name,
          ...SIZES.map((size) => pagesOf(sheet, size)),
          String(sheet.prints.reduce((sum, { findings }) => sum + findings.length, 0)),
        ],
        2,
      ),
    ]),
    '',
    ...sheets.flatMap(findingsOf),
    ...allChecks.map(({ name, title }) => {
      const passing = prints.filter(({ findings }) =>
        findings.every((each) => each.check !== name),
      );
      return `${title}: ${passing.length} of ${prints.length} pass.`;
    }),
    '',
    `${path}: ${count(sheets.length, 'sheet')}, ${count(prints.length, 'PDF')}, ` +
      `${count(pages, 'page')}, ${found === 0 ? 'no findings' : count(found, 'finding')}.`,
  ];
}

function pagesOf({ prints }: AuditedSheet, wanted: Size): string {
  const pages = prints.filter(({ size }) => size === wanted).map((print) => print.pages);
  return [...new Set(pages)].join(' / ');
}

/** "2", or "six-week 1" in another plan than the standard one. */
function sessionOf({ variant, session }: AuditedSheet): string {
  return variant === STANDARD_VARIANT ? session : `${variant} ${session}`;
}

function findingsOf(sheet: AuditedSheet): string[] {
  const { name, prints } = sheet;
  const lines = prints.flatMap(({ size, paper, findings }) =>
    findings.map(
      ({ check, message }) =>
        `${sessionOf(sheet)} ${name}, ${size} on ${paper}: ${message}  [${check}]`,
    ),
  );
  return lines.length > 0 ? [...lines, ''] : [];
}

/** For programs: the same, sheet by sheet. */
export function asJson(courses: readonly AuditedCourse[]): string {
  return JSON.stringify(
    courses.map(({ path, errors, sheets }) => ({ course: path, errors, sheets })),
    null,
    2,
  );
}

export function hasFindings(courses: readonly AuditedCourse[]): boolean {
  return courses.some(
    ({ errors, sheets }) =>
      errors.length > 0 ||
      sheets.some(({ prints }) => prints.some(({ findings }) => findings.length > 0)),
  );
}
