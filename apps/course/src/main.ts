import { Command } from 'commander';
import { auditCourses } from './audit/audit.js';
import * as auditReport from './audit/audit.report.js';
import { check } from './check/check.js';
import { asJson, asText, hasErrors } from './check/check.report.js';
import { addCoverage } from './coverage/coverage.command.js';
import { addExplain } from './explain/explain.command.js';
import { addFingerprintCommand } from './fingerprint/fingerprint.command.js';
import { addNew } from './new/new.command.js';
import { WrongCall } from './wrong-call.js';

const program = new Command('npm run course --')
  .description('Tools for people who write courses.')
  .showHelpAfterError('Ask for help with: npm run course -- help')
  .exitOverride((error) => {
    // 2 tells a wrong call from a course with errors, which is 1.
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

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

program
  .command('audit')
  .description('Print every sheet of a course in every size, and check that everyone can read it.')
  .argument('[course]', 'the name of a folder in "courses", or a path; all courses if left out')
  .option('--json', 'print the findings for a program to read')
  .addHelpText(
    'after',
    '\nExample:\n  npm run course -- audit love-and-sex-after-50\n\n' +
      'It ends with 0 when nothing is found, 1 when something is, 2 when the call was wrong.',
  )
  .action(async (course: string | undefined, options: { json?: boolean }) => {
    const audited = await auditCourses(course, process.cwd());
    const report = options.json ? auditReport.asJson : auditReport.asText;
    process.stdout.write(`${report(audited)}\n`);
    process.exitCode = auditReport.hasFindings(audited) ? 1 : 0;
  });

addCoverage(program);
addExplain(program);
addFingerprintCommand(program);
addNew(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof WrongCall)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
