import { Refused } from '@hearthside/platform';
import { lineFault, settledLine } from '../line/line.rules.js';
import { LONGEST_CONTACT, LONGEST_INSTITUTE_NAME, timeZoneOf } from './institute.rules.js';

/** @throws Refused LINE_UNFIT */
export function readInstituteName(typed: string): string {
  return line('name', typed, LONGEST_INSTITUTE_NAME);
}

/**
 * How to reach the office; nothing where that is taken away.
 *
 * @throws Refused LINE_UNFIT
 */
export function readContact(typed: string): string | null {
  return typed.trim() ? line('contact', typed, LONGEST_CONTACT) : null;
}

/** @throws Refused NO_SUCH_TIME_ZONE */
export function readTimeZone(typed: string): string {
  const zone = timeZoneOf(typed);
  if (zone) return zone;
  throw new Refused(
    'NO_SUCH_TIME_ZONE',
    'There is no time zone of this name. Choose one such as America/New_York.',
    'timeZone',
  );
}

function line(field: string, typed: string, longest: number): string {
  const settled = settledLine(typed);
  const fault = lineFault(settled, longest);
  if (fault) throw new Refused('LINE_UNFIT', fault, field);
  return settled;
}
