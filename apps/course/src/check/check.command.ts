import type { Command } from 'commander';
import { check } from './check.js';
import { asJson, asText, hasErrors } from './check.report.js';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Read a course and list everything that needs mending, with file and line.')
    .argument('[course]', 'the name of a folder in "courses", or a path; all courses if left out')
    .option('--json', 'print the problems for a program to read')
    .addHelpText(
      'after',
      '\nExample:\n  npm run course -- check love-and-sex-after-50\n\n' +
        'It ends with 0 when there are no errors, 1 when there are, 2 when the call was wrong.',
    )
    .action(async (course: string | undefined, options: { json?: boolean }) => {
      const checked = await check(course, process.cwd());
      process.stdout.write(`${options.json ? asJson(checked) : asText(checked)}\n`);
      process.exitCode = hasErrors(checked) ? 1 : 0;
    });
}
