import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ErasureLedger,
  makeBackup,
  placeToSave,
  readBackup,
  readBackupSettings,
  removeOlder,
  type BackupMade,
  type BackupSettings,
} from '@hearthside/platform';
import {
  amount,
  ERASED_COPY,
  Mistyped,
  momentInWords,
  run,
  say,
  sizeInWords,
  typedPath,
} from './words.js';

const USAGE = [
  'npm run backup                        saves everything, in the folder "backups" of the data',
  'npm run backup -- --to FOLDER         saves it in that folder, such as one on another disk',
  'npm run backup -- --keep 14           also removes all but the newest 14 backups of that folder',
  'npm run backup -- --verify FILE       reads a backup through and says whether it is whole',
].join('\n');

async function save(
  settings: BackupSettings,
  to: string | undefined,
  keep: number | undefined,
): Promise<void> {
  const folder = to === undefined ? join(settings.dataDir, 'backups') : typedPath(to);
  const { keys } = settings;
  say('Saving everything …');
  const place = await placeToSave(settings);
  const begun = performance.now();
  const made = await makeBackup({ doors: place.doors, keys, folder }).finally(() => place.close());
  const seconds = (performance.now() - begun) / 1000;
  // Beside the backups and in none of them: a restore of an old one needs the newest list.
  const copy = new ErasureLedger(join(folder, ERASED_COPY));
  const erased = await copy.merge(await new ErasureLedger(settings.erasedFile).read());
  const removed = keep === undefined ? [] : await removeOlder(folder, keep, keys);

  say('');
  say(`Saved in:    ${made.file}`);
  say(`What:        ${holding(made)}, ${sizeInWords(made.size)}, in ${seconds.toFixed(1)} seconds`);
  say(`As it was:   ${momentInWords(made.manifest.madeAt)}`);
  say('Read back:   every row is as it was written.');
  say('Left out:    who is signed in just now. After a restore people sign in again.');
  for (const table of made.unknown) {
    say(`NOT SAVED:   the table ${table}, which is not one of Hearthside’s.`);
  }
  if (removed.length > 0) {
    say(`Removed:     ${amount(removed.length, 'older backup')}; the newest ${keep} are kept.`);
  }
  say('');
  say('Keep the master key in another place than this file: without the key nobody can read the');
  say(`file, and whoever has both can read everything. Its mark is ${keys.fingerprint}.`);
  if (erased.length > 0) {
    say(`Keep ${ERASED_COPY} beside the backups, always the newest: it says who was erased,`);
    say('so that a restore does not bring them back.');
  }
  if (to === undefined) {
    say('The file is on the same disk as the data. Copy it to another one, or use --to FOLDER.');
  }
  say('');
  say(`To restore it:  npm run restore -- ${made.file}`);
}

async function verify(file: string, { keys }: BackupSettings): Promise<void> {
  say(`Reading ${file} …`);
  const contents = await readBackup(file, keys);
  const { madeAt, postgres, tables, migrations } = contents.manifest;
  say('');
  say('The backup is whole: every row in it is as it was written.');
  say(`As it was:   ${momentInWords(madeAt)}`);
  say(`What:        ${holding(contents)}`);
  say(
    `Made on:     PostgreSQL ${Math.floor(postgres / 10_000)}.${postgres % 10_000}, after ${amount(migrations.length, 'migration')}`,
  );
  for (const { name, rows } of contents.parts) {
    say(`  ${name.padEnd(Math.max(...tables.map((table) => table.name.length)))}  ${rows}`);
  }
}

function holding({ parts, manifest }: Pick<BackupMade, 'parts' | 'manifest'>): string {
  const jobs = manifest.jobs ? parts.at(-1)!.rows : 0;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0) - jobs;
  const waiting = jobs > 0 ? `, ${amount(jobs, 'waiting job')}` : '';
  return `${amount(rows, 'row')} in ${amount(manifest.tables.length, 'table')}${waiting}`;
}

process.exitCode = await run(USAGE, async () => {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      to: { type: 'string' },
      keep: { type: 'string' },
      verify: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const keep = values.keep === undefined ? undefined : Number(values.keep);
  if (keep !== undefined && !(Number.isInteger(keep) && keep > 0)) {
    throw new Mistyped(`--keep ${values.keep}: say how many backups to keep, such as --keep 14.`);
  }
  if (values.verify !== undefined) {
    const settings = await readBackupSettings(process.env, 'read');
    await verify(typedPath(values.verify), settings);
  } else {
    await save(await readBackupSettings(process.env, 'save'), values.to, keep);
  }
  return 0;
});
