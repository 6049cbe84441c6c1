import type { Command } from 'commander';
import { courseCoverage } from './coverage.js';
import { asJson, asText, isComplete } from './coverage.report.js';

export function addCoverage(program: Command): void {
  program
    .command('coverage')
    .description('Show how far each lesson goes with each item of the course’s checklist.')
    .argument('[course]', 'the name of a folder in "courses", or a path; all courses if left out')
    .option(
      '--complete',
      'end with 1 unless all is taught, every tool tried or excused, every care flag handled',
    )
    .option('--variant <name>', 'another plan of meetings than the standard one')
    .option('--json', 'print the table for a program to read')
    .addHelpText(
      'after',
      '\nMentioned: a place names it. Taught: a place explains it. Practised: a learner does ' +
        'something with it, and the prompt, sorting exercise or field names the item.\n\n' +
        'Example:\n  npm run course -- coverage love-and-sex-after-50',
    )
    .action(
      async (
        course: string | undefined,
        options: { json?: boolean; complete?: boolean; variant?: string },
      ) => {
        const found = await courseCoverage(course, process.cwd(), options.variant);
        process.stdout.write(`${options.json ? asJson(found) : asText(found)}\n`);
        process.exitCode = options.complete && !isComplete(found) ? 1 : 0;
      },
    );
}
