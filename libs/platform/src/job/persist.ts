import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two tries, and tries in all: a database that restarts is back in that minute. */
const PAUSE = 1_000;
const TRIES = 60;

/**
 * Tries until it succeeds, for a minute at most, or until the signal says that there is no more time.
 *
 * @throws the last error
 */
export async function persist<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || signal.aborted) throw error;
      await pause(PAUSE, undefined, { signal }).catch(() => {});
    }
  }
}
