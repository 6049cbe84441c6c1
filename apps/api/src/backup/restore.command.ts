import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import {
  ErasureLedger,
  placeToRestore,
  readBackupSettings,
  restoreBackup,
  type BackupSettings,
  type Erasure,
  type Restored,
} from '@hearthside/platform';
import { entities } from '../entities.js';
import { migrations } from '../migrations/migrations.js';
import { restoreHooks } from './restore-hooks.js';
import { amount, ERASED_COPY, Mistyped, momentInWords, run, say, typedPath } from './words.js';

const USAGE = [
  'npm run restore -- FILE                 puts a backup into an empty database',
  'npm run restore -- FILE --replace       puts it in the place of what is there, which is saved first',
  'npm run restore -- FILE --replace --yes    the same without asking',
  'npm run restore -- FILE --erased LIST   takes the list of whom to erase again from there too',
].join('\n');

function putBack(
  settings: BackupSettings,
  file: string,
  erased: Erasure[],
  mayReplace: () => Promise<boolean>,
): Promise<Restored> {
  return restoreBackup({
    file,
    open: () => placeToRestore(settings),
    keys: settings.keys,
    entities,
    migrations,
    erased,
    hooks: restoreHooks,
    mayReplace,
    safetyFolder: join(settings.dataDir, 'backups'),
    say,
  });
}

async function namedIn(files: string[]): Promise<Erasure[]> {
  const lists = await Promise.all(files.map((file) => new ErasureLedger(file).read()));
  return [...new Map(lists.flat().map((entry) => [JSON.stringify(entry), entry])).values()];
}

async function mayReplaceWhatIsThere(given: { replace?: boolean; yes?: boolean }) {
  if (!given.replace || given.yes) return given.replace === true;
  if (!process.stdin.isTTY) {
    throw new Mistyped('Nobody is there to be asked. To replace without asking, add --yes.');
  }
  say('');
  say('There is something in this database already. It will be saved, and then replaced.');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question('Type "replace" to go on, or press Enter to leave it: ');
  asking.close();
  return answer.trim().toLowerCase() === 'replace';
}

function report(done: Restored, erased: Erasure[]): void {
  const { parts, manifest, foreign, safetyFile, newerMigrations, erasedAgain, faults } = done;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  say('');
  say(`Restored:    ${amount(rows, 'row')} in ${amount(manifest.tables.length, 'table')}`);
  say(`As it was:   ${momentInWords(manifest.madeAt)}. What came after that moment is not in it.`);
  say('Checked:     every row is as it was saved, and every reference leads somewhere.');
  if (newerMigrations.length > 0) {
    say(`Updated:     to this Hearthside (${amount(newerMigrations.length, 'migration')})`);
  }
  for (const table of foreign) {
    say(`NOT BACK:    the table ${table}, which is not one of Hearthside’s.`);
  }
  if (safetyFile) say(`Saved first: what was there before is in ${safetyFile}`);
  if (erased.length > 0) {
    say(
      `Erased:      ${erasedAgain} of the ${erased.length} on the list were there, and are erased.`,
    );
  } else {
    say('Erased:      nobody; there is no list of erased people, or nobody is on it.');
  }
  for (const fault of faults) say(`NOT RIGHT:   ${fault}`);
  say('');
  say('Start Hearthside with: npm start. People sign in again.');
}

process.exitCode = await run(USAGE, async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      replace: { type: 'boolean' },
      yes: { type: 'boolean' },
      erased: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Mistyped('Name one backup to restore.');
  const settings = await readBackupSettings(process.env, 'restore');
  const lists = [settings.erasedFile, join(dirname(typedPath(file)), ERASED_COPY)];
  if (values.erased) lists.push(typedPath(values.erased));
  const erased = await namedIn(lists);
  const mayReplace = () => mayReplaceWhatIsThere(values);
  const done = await putBack(settings, typedPath(file), erased, mayReplace);
  await new ErasureLedger(settings.erasedFile).merge(erased);
  report(done, erased);
  return done.faults.length > 0 ? 1 : 0;
});
