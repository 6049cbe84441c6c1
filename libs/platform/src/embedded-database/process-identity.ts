import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process that cannot be mistaken for a later one with the same number: in a container the same
 * program gets the same pid at each start, so the pid alone proves nothing.
 */
export interface ProcessIdentity {
  pid: number;
  /** Opaque; equal only for the same process. Empty where the system tells no start time. */
  started: string;
}

/** The identity of the calling process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid) ?? '' };
}

/**
 * Whether that very process still runs. A zombie counts as gone: it holds no files any more, and
 * without an init process in the container nobody would ever reap it. When in doubt (no start time
 * to compare, no right to look) the answer is yes.
 */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  // Pid 0 would ask about our own process group.
  if (pid <= 0 || !pidExists(pid)) return false;
  const current = startOf(pid);
  if (current === 'zombie') return false;
  return current === undefined || started === '' || current === started;
}

/** Waits until the process is gone, looking every 20 ms; false when `milliseconds` pass first. */
export async function goneWithin(
  identity: ProcessIdentity,
  milliseconds: number,
): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (isRunning(identity)) {
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** The identity of a running process found by its pid, or undefined when there is none. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const identity = { pid, started: startOf(pid) ?? '' };
  return isRunning(identity) ? identity : undefined;
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** 'zombie', a start time, or undefined where the system does not tell (Windows, hidden /proc). */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return startFromProc(pid);
  if (process.platform === 'win32') return undefined;
  const ps = spawnSync('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  });
  const [state, ...start] = (ps.stdout ?? '').trim().split(/\s+/);
  if (!state) return undefined;
  return state.startsWith('Z') ? 'zombie' : start.join(' ');
}

/** The process that started this one, or nothing where there is no /proc to tell. */
export function parentOf(pid: number): number | undefined {
  try {
    return Number(statFields(pid)[1]);
  } catch {
    return undefined;
  }
}

/**
 * Fields of /proc/<pid>/stat. The second is the program's name in brackets and may itself hold
 * spaces and brackets, so counting begins after the last bracket: [0] is field 3 (state), [1] is
 * field 4 (parent), [19] is field 22 (start).
 */
function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function startFromProc(pid: number): string | undefined {
  try {
    const fields = statFields(pid);
    if (fields[0] === 'Z' || fields[0] === 'X') return 'zombie';
    // The start counts clock ticks since boot, hence the boot's own id beside it.
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}
