import type { Command } from 'commander';

export function addTimes(program: Command): void {
  program
    .command('times')
    .description('Say how long activities really took, over the classes of all institutes.')
    .argument('<course>', 'its folder name')
    .addHelpText(
      'after',
      '\nExample:\n  npm run course -- times love-and-sex-after-50 > times.csv\n\n' +
        'It prints a table (CSV). What was run in fewer than five sessions is left out, so that no class is known by it.',
    )
    .action(async (course: string) => {
      const { withDatabase } = await import('../publish/database.js');
      const { timesTable } = await import('./times.js');
      process.stdout.write(await withDatabase((source) => timesTable(source, course)));
    });
}
