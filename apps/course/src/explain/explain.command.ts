import type { Command } from 'commander';
import { explain, listRules } from './explain.js';

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('Say why a rule is there, with an example of each kind; or what a block is told.')
    .argument(
      '[rule]',
      'the name in square brackets after a problem, or of a block; all rules if left out',
    )
    .addHelpText(
      'after',
      '\nExample:\n  npm run course -- explain prompt-depth\n  npm run course -- explain prompt',
    )
    .action((rule: string | undefined) => {
      process.stdout.write(`${rule === undefined ? listRules() : explain(rule)}\n`);
    });
}
