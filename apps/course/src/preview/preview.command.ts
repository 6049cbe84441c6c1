import type { Command } from 'commander';

export function addPreview(program: Command): void {
  program
    .command('preview')
    .description('See every sheet of a course side by side in a browser while you write it.')
    .argument(
      '[course]',
      'the name of a folder in "courses", or a path; may be left out if only one',
    )
    .option('--port <number>', 'where the browser finds it', '3200')
    .addHelpText('after', '\nExample:\n  npm run course -- preview love-and-sex-after-50')
    .action(async (course: string | undefined, { port }: { port: string }) => {
      const { runPreview } = await import('./run-preview.js');
      await runPreview(course, port, process.cwd());
    });
}
