import type { Command } from 'commander';
import { foldersFor } from '../course-folders.js';

export function addPublish(program: Command): void {
  program
    .command('publish')
    .description('Publish a course in the service’s database, for one institute or for several.')
    .argument('<course>', 'the name of a folder in "courses", or a path')
    .option('--institute <name>', 'for this institute alone: nobody else sees the course')
    .action(async (asked: string, { institute }: { institute?: string }) => {
      const [folder] = await foldersFor(asked, process.cwd());
      const { withDatabase } = await import('./database.js');
      const { publish } = await import('./publish.js');
      say(await withDatabase((source) => publish(source, folder!, institute)));
    });
  program
    .command('grant')
    .description('Give an institute a course that is published for several.')
    .argument('<course>', 'its folder name')
    .requiredOption('--institute <name>', 'which institute')
    .action(async (course: string, { institute }: { institute: string }) => {
      const { withDatabase } = await import('./database.js');
      const { grant } = await import('./publish.js');
      say(await withDatabase((source) => grant(source, course, institute)));
    });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
