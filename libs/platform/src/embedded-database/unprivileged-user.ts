import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The system user PostgreSQL runs as when the app itself runs as root. */
export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

/** Whether PostgreSQL, which refuses to run as root, needs another user than ours. */
export function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The system user with this name, created when absent: without a home, a shell or a password.
 * Needs root.
 */
export function ensureSystemUser(name = 'postgres'): UnprivilegedUser {
  const existing = lookUp(name);
  if (existing) return existing;
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']],
    ['adduser', ['-S', '-D', '-H', '-h', '/nonexistent']],
  ];
  for (const [program, options] of ways) {
    const shell = ['-s', '/usr/sbin/nologin', name];
    spawnSync(program, [...options, ...shell], { env: { PATH: systemPath() }, stdio: 'ignore' });
    const created = lookUp(name);
    if (created) return created;
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and the system user "${name}" it would run as could not ` +
      'be created. Start Hearthside as an ordinary user, or create that user first, or use a ' +
      'PostgreSQL server of your own: set DATABASE_URL and DATABASE_OWNER_URL.',
  );
}

/** The user a file or folder belongs to. */
export function ownerOf(path: string): UnprivilegedUser {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

/**
 * Whether this user can keep data below the folder. Tried rather than worked out, since modes,
 * access lists, mount options and network file systems all have a say: hands a folder over to that
 * user, then writes a file there as that user.
 */
export function canKeepDataIn(folder: string, { uid, gid }: UnprivilegedUser): boolean {
  let probe: string | undefined;
  try {
    probe = mkdtempSync(join(folder, 'probe-'));
    chownSync(probe, uid, gid);
    return shellSucceeds('cd -- "$1" && : > file', probe, { uid, gid });
  } catch {
    return false;
  } finally {
    if (probe) rmSync(probe, { recursive: true, force: true });
  }
}

/** Whether this user can read a folder and reach it through all the folders above. */
export function canReach(folder: string, user: UnprivilegedUser): boolean {
  return shellSucceeds('test -r "$1" && test -x "$1"', folder, user);
}

/**
 * How to spawn a program under another user. A program in a folder closed to that user must not be
 * given to Node directly, since some versions fail on it with an error that cannot be caught: the
 * shell, which everybody can run, stands in between and answers with an exit code.
 */
export function commandAs(
  user: UnprivilegedUser | undefined,
  program: string,
  args: string[],
): { file: string; args: string[] } {
  if (!user) return { file: program, args };
  return { file: '/bin/sh', args: ['-c', 'exec "$0" "$@"', program, ...args] };
}

function shellSucceeds(script: string, argument: string, { uid, gid }: UnprivilegedUser): boolean {
  const args = ['-c', script, 'sh', argument];
  return spawnSync('/bin/sh', args, { cwd: '/', uid, gid, stdio: 'ignore' }).status === 0;
}

/** Asks `id`, which knows users from directories too, not only those of /etc/passwd. */
function lookUp(name: string): UnprivilegedUser | undefined {
  const ask = (option: string) => {
    const run = spawnSync('id', [option, name], { env: { PATH: systemPath() }, encoding: 'utf8' });
    return run.status === 0 ? Number(run.stdout) : undefined;
  };
  const uid = ask('-u');
  const gid = ask('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** Services often start with a PATH that leaves out the administrator's programs. */
function systemPath(): string {
  return `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`;
}
