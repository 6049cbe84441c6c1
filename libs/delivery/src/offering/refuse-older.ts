import { Refused } from '@hearthside/platform';
import type { Offering } from './offering.entity.js';

/** @throws Refused CHANGED_MEANWHILE */
export function refuseOlder({ version }: Offering, seen: number): void {
  if (version === seen) return;
  throw new Refused(
    'CHANGED_MEANWHILE',
    'Somebody has changed this class since you opened it. Look at it anew, and then change it.',
    'version',
  );
}
