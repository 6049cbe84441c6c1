import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { goneWithin, identityOf } from './process-identity.js';

/** Milliseconds a postmaster gets for a proper end (SIGINT) and then for a hurried one (SIGQUIT). */
const FAST_SHUTDOWN = 10_000;
const IMMEDIATE_SHUTDOWN = 5_000;

/**
 * Ends a PostgreSQL that a crash of app and supervisor left running on this data directory.
 *
 * `postmaster.pid` itself is never removed: it is PostgreSQL's own guard against two servers on
 * one directory, and PostgreSQL judges best when it is out of date. It cannot know, though, that
 * its old number now belongs to some other program (usual in containers, where numbers repeat) and
 * would refuse to start.
 *
 * @returns such a number, proved to be another program, for PostgreSQL to disregard
 */
export async function endStalePostmaster(
  cluster: string,
  log: (line: string) => void,
): Promise<number | undefined> {
  const pid = recordedPid(cluster);
  const postmaster = pid === undefined ? undefined : identityOf(pid);
  if (!postmaster) return undefined;
  const own = isPostmasterOf(postmaster.pid, cluster);
  if (own === undefined) return undefined;
  if (!own) return postmaster.pid;
  log(`Ending a PostgreSQL (process ${postmaster.pid}) that a former run left behind.`);
  send(postmaster.pid, 'SIGINT');
  if (await goneWithin(postmaster, FAST_SHUTDOWN)) return undefined;
  send(postmaster.pid, 'SIGQUIT');
  if (await goneWithin(postmaster, IMMEDIATE_SHUTDOWN)) return undefined;
  throw new Error(
    `A PostgreSQL (process ${postmaster.pid}) left behind by a former run still holds ${cluster} and ` +
      'does not end. Restart the machine, or ask whoever looks after it to end that process.',
  );
}

/** The first line of `postmaster.pid`: the server that runs on the directory, or last did. */
export function recordedPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where it cannot be told, which leaves the judgement to PostgreSQL. */
function isPostmasterOf(pid: number, cluster: string): boolean | undefined {
  try {
    if (process.platform === 'linux') {
      const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
      // PostgreSQL makes its data directory the working directory.
      const directory = readlinkSync(`/proc/${pid}/cwd`);
      return basename(program) === 'postgres' && directory === realpathSync(cluster);
    }
    if (process.platform === 'win32') return undefined;
    const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    if (ps.status !== 0) return undefined;
    return /(^|\/)postgres /.test(ps.stdout) && ps.stdout.includes(cluster);
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
