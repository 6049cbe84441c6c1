import { Command } from 'commander';
import { check } from './check/check.js';
import { asJson, asText, hasErrors } from './check/check.report.js';
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
  .command('preview')
  .description('See every sheet of a course side by side in a browser while you write it.')
  .argument('[course]', 'the name of a folder in "courses", or a path; may be left out if only one')
  .option('--port <number>', 'where the browser finds it', '3200')
  .addHelpText('after', '\nExample:\n  npm run course -- preview love-and-sex-after-50')
  .action(async (course: string | undefined, { port }: { port: string }) => {
    // The other commands do not wait for the printing works to load.
    const { runPreview } = await import('./preview/run-preview.js');
    await runPreview(course, port, process.cwd());
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof WrongCall)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
