import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { AuditedCourse } from './audit.js';

export function addAudit(program: Command): void {
  program
    .command('audit')
    .description(
      'Print every sheet of a course in every size, and check that everyone can read it.',
    )
    .argument('[course]', 'the name of a folder in "courses", or a path; all courses if left out')
    .option('--readme', 'write the words and pages of each sheet into the README of the course')
    .option('--json', 'print the findings for a program to read')
    .addHelpText(
      'after',
      '\nExample:\n  npm run course -- audit love-and-sex-after-50\n\n' +
        'It ends with 0 when nothing is found, 1 when something is, 2 when the call was wrong.',
    )
    .action(async (course: string | undefined, options: { json?: boolean; readme?: boolean }) => {
      // Commands that print nothing do not wait for the printing works to load.
      const { auditCourses } = await import('./audit.js');
      const { asJson, asText, hasFindings } = await import('./audit.report.js');
      const audited = await auditCourses(course, process.cwd());
      if (options.readme) await writeTables(audited);
      process.stdout.write(`${options.json ? asJson(audited) : asText(audited)}\n`);
      process.exitCode = hasFindings(audited) ? 1 : 0;
    });
}

async function writeTables(audited: readonly AuditedCourse[]): Promise<void> {
  const { sheetTable, withTable } = await import('./readme-table.js');
  for (const { folder, sheets } of audited.filter(({ errors }) => errors.length === 0)) {
    const file = join(folder, 'README.md');
    // A course may have no README yet.
    const before = await readFile(file, 'utf8').catch(() => '');
    await writeFile(file, withTable(before, sheetTable(sheets)));
  }
}
