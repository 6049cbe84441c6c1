import { resolve } from 'node:path';
import {
  BackupRefused,
  DatabaseRefused,
  DataFolderInUse,
  LedgerDamaged,
  SettingsRefused,
} from '@hearthside/platform';

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** The list of what was erased, beside the backups of a folder: always the newest, for all of them. */
export const ERASED_COPY = 'hearthside-erased.jsonl';

/** "1 row", "12,345 rows". */
export function amount(count: number, thing: string): string {
  return `${count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`;
}

/** "3.4 MB"; a thousand bytes are one kB. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

/** "November 22, 2026 at 8:15 AM UTC" */
export function momentInWords(iso: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-US', options).format(new Date(iso))} UTC`;
}

/** A path as it was typed: npm runs commands in another folder than the one they were typed in. */
export function typedPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}

/** What was typed makes no sense; the usage is shown with it. */
export class Mistyped extends Error {}

/** Runs a command; its exit code. What a person can mend is said without a stack. */
export async function run(usage: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const known = [BackupRefused, DatabaseRefused, DataFolderInUse, LedgerDamaged, SettingsRefused];
    const { code, message, stack } = error as NodeJS.ErrnoException;
    if (error instanceof Mistyped || code?.startsWith('ERR_PARSE_ARGS')) {
      process.stderr.write(`${message}\n\n${usage}\n`);
    } else {
      const plain = known.some((type) => error instanceof type);
      process.stderr.write(`${plain ? message : (stack ?? message)}\n`);
    }
    return 1;
  }
}
