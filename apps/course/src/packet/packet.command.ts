import { Option, type Command } from 'commander';
import { count } from '@hearthside/lesson-text';
import { foldersFor } from '../course-folders.js';
import type { OrderFields } from './order-file.js';

interface Choices extends OrderFields {
  to: string;
  order?: string;
  since?: string;
}

export function addPacket(program: Command): void {
  const people = (flags: string, about: string) => new Option(flags, about).argParser(Number);
  program
    .command('packet')
    .description('Make everything on paper for one session, each sheet as often as it is needed.')
    .argument('<course>', 'the name of a folder in "courses", or a path')
    .requiredOption('--to <folder>', 'where the packet goes, in a folder of its own')
    .option(
      '--order <file>',
      'a JSON file with everything: names, places that help, the host’s answer',
    )
    .addOption(people('--meeting <number>', 'which session'))
    .option('--variant <name>', 'another plan of meetings than the standard one')
    .option('--date <day>', 'such as 2026-12-01')
    .option('--start <time>', 'by the clock on the wall, such as 10:00')
    .option('--end <time>', 'when there is less time than planned')
    .option('--zone <name>', 'the time zone, such as America/New_York; else that of this computer')
    .addOption(people('--learners <number>', 'everyone, in whatever size they read'))
    .addOption(people('--large <number>', 'of these, how many read large print'))
    .addOption(people('--xlarge <number>', 'of these, how many read extra-large print'))
    .addOption(people('--spares <number>', 'further copies in standard print'))
    .addOption(new Option('--paper <paper>').choices(['letter', 'a4']))
    .option('--final', 'for class: refused while anything is missing')
    .option('--since <file>', 'contents.json of a packet printed before: what has changed')
    .addHelpText(
      'after',
      '\nExample:\n  npm run course -- packet love-and-sex-after-50 --to packets --meeting 5 \\\n' +
        '    --date 2026-12-01 --start 10:00 --learners 18 --large 4 --xlarge 1\n\n' +
        'Options take the place of what the JSON file says. Its schema: libs/print/schemas/packet.json',
    )
    .action(async (asked: string, { to, order, since, ...fields }: Choices) => {
      const [folder] = await foldersFor(asked, process.cwd());
      const { makeOnDisk } = await import('./packet.js');
      const { OrderRefused } = await import('@hearthside/print');
      const say = (line: string) => process.stdout.write(`${line}\n`);
      try {
        const made = await makeOnDisk({
          folder: folder!,
          to,
          order,
          since,
          fields,
          now: new Date(),
        });
        for (const line of made.told) say(line);
        const { contents, changed } = made.packet;
        if (changed) {
          for (const { title, size, why } of changed) say(`  ${title} (${size}): ${why}`);
        }
        say(
          `${count(contents.items.length, 'sheet')}, ${count(contents.pages, 'page')} over all copies, in ${made.at}`,
        );
      } catch (error) {
        if (!(error instanceof OrderRefused)) throw error;
        say('The packet cannot be made as it is asked for:');
        for (const { message } of error.problems) say(`  - ${message}`);
        say('Nothing was written.');
        process.exitCode = 1;
      }
    });
}
