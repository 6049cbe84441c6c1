import type { Command } from 'commander';
import { addFingerprint } from './fingerprint.js';

export function addFingerprintCommand(program: Command): void {
  program
    .command('fingerprint')
    .description('Remember a source, so that the check finds sentences taken from it.')
    .argument('<course>', 'the name of a folder in "courses", or a path')
    .argument('<source>', 'how messages name it, such as "the article by A. Writer"')
    .argument('<file>', 'its text, as a plain text file; it is not copied into the course')
    .addHelpText(
      'after',
      '\nWrites fingerprints.yaml: one number for each eight words in a row, from which nobody ' +
        'can read the text back.\n\nExample:\n' +
        '  npm run course -- fingerprint book-group "the essay on tea" ~/Downloads/tea.txt',
    )
    .action(async (course: string, source: string, file: string) => {
      process.stdout.write(`${await addFingerprint(course, source, file, process.cwd())}\n`);
    });
}
