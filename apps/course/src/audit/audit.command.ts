import type { Command } from 'commander';

export function addAudit(program: Command): void {
  program
    .command('audit')
    .description(
      'Print every sheet of a course in every size, and check that everyone can read it.',
    )
    .argument('[course]', 'the name of a folder in "courses", or a path; all courses if left out')
    .option('--json', 'print the findings for a program to read')
    .addHelpText(
      'after',
      '\nExample:\n  npm run course -- audit love-and-sex-after-50\n\n' +
        'It ends with 0 when nothing is found, 1 when something is, 2 when the call was wrong.',
    )
    .action(async (course: string | undefined, options: { json?: boolean }) => {
      // Commands that print nothing do not wait for the printing works to load.
      const { auditCourses } = await import('./audit.js');
      const { asJson, asText, hasFindings } = await import('./audit.report.js');
      const audited = await auditCourses(course, process.cwd());
      process.stdout.write(`${options.json ? asJson(audited) : asText(audited)}\n`);
      process.exitCode = hasFindings(audited) ? 1 : 0;
    });
}
