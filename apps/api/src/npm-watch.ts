import { parentOf } from '@hearthside/platform';

/** Milliseconds between two looks. */
const EVERY = 1_000;

/**
 * Calls back when the npm that started this process is gone. A killed npm cannot pass the signal
 * on, and between npm and us stands a shell that does not mind; so both are watched; where
 * there is no /proc, as on macOS, the shell alone.
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
