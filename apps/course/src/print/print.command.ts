import { Option, type Command } from 'commander';
import { count } from '@hearthside/lesson-text';
import { foldersFor } from '../course-folders.js';

interface Choices {
  to: string;
  paper: 'letter' | 'a4';
  size: 'standard' | 'large' | 'xlarge' | 'all';
  variant?: string;
  session?: string;
}

export function addPrint(program: Command): void {
  program
    .command('print')
    .description('Print every sheet of a course to PDF files.')
    .argument('<course>', 'the name of a folder in "courses", or a path')
    .requiredOption('--to <folder>', 'where the files go')
    .addOption(new Option('--paper <paper>').choices(['letter', 'a4']).default('letter'))
    .addOption(
      new Option('--size <size>', 'the size of print')
        .choices(['standard', 'large', 'xlarge', 'all'])
        .default('all'),
    )
    .option('--variant <name>', 'another plan of meetings than the standard one')
    .option(
      '--session <number>',
      'only the sheets of one session, or "course" for the course’s own',
    )
    .addHelpText(
      'after',
      '\nExample:\n  npm run course -- print love-and-sex-after-50 --to sheets --session 2\n\n' +
        'A file of the same name is written over; nothing else in the folder is touched.',
    )
    .action(async (asked: string, { to, paper, size, variant, session }: Choices) => {
      const [folder] = await foldersFor(asked, process.cwd());
      // Commands that print nothing do not wait for the printing works to load.
      const { printCourse } = await import('./print.js');
      const { SIZES } = await import('@hearthside/print');
      const sizes = size === 'all' ? SIZES : [size];
      const today = new Date().toISOString().slice(0, 10);
      const order = { folder: folder!, to, paper, sizes, today, variant, session };
      const { errors, files, failures } = await printCourse(order);
      if (errors.length > 0) {
        const all = count(errors.length, 'error');
        process.stdout.write(`${all}. Mend them first; npm run course -- check shows where.\n`);
        process.exitCode = 1;
        return;
      }
      for (const { name, reason } of failures) {
        process.stdout.write(`${name} could not be printed: ${reason}\n`);
        process.exitCode = 1;
      }
      if (files.length + failures.length === 0) {
        process.stdout.write(`There is no session ${session}. Nothing was printed.\n`);
        process.exitCode = 1;
        return;
      }
      const pages = files.reduce((sum, each) => sum + each.pages, 0);
      const all = `${count(files.length, 'PDF')}, ${count(pages, 'page')}`;
      process.stdout.write(`${all}, in ${to}\n`);
    });
}
