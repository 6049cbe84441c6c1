import { Refused } from '@hearthside/platform';
import { clockAt } from '../schedule/clock.js';

/**
 * Records that go while a class lasts would take its places along.
 *
 * @param times of its sessions, and others that the day has to come after
 * @throws Refused GONE_TOO_SOON
 */
export function refuseEarlyEnd(
  retainUntil: string | null | undefined,
  times: readonly Date[],
  timeZone: string,
): void {
  if (!retainUntil) return;
  const days = times.map((at) => clockAt(at, timeZone).day).toSorted();
  const last = days.at(-1);
  if (last === undefined || retainUntil >= last) return;
  throw new Refused(
    'GONE_TOO_SOON',
    `Records would be let go after ${retainUntil}, and they are needed until ${last} at least.`,
    'retainUntil',
  );
}
