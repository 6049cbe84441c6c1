import { readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const EVERY = 1_000;

/**
 * Calls back when the npm that started this process is gone. A killed npm cannot pass the signal
 * on, and between npm and us stands a shell that does not mind; so both are watched.
 */
export function whenNpmIsGone(callback: () => void): void {
  if (!process.env['npm_lifecycle_event']) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    callback();
  }, EVERY);
  timer.unref();
}

/** Nothing where there is no /proc, as on macOS; then the shell alone is watched. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
