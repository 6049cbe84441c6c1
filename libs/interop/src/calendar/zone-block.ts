import { DateTime, IANAZone } from 'luxon';
import { tzlib_get_ical_block, tzlib_get_offset } from 'timezones-ical-library';

/** A time zone's rules as a calendar file writes them, with the name that they have there. */
export interface ZoneBlock {
  name: string;
  /** VTIMEZONE. */
  rules: string;
}

/** Nothing for a zone that is not known. A name gone by, such as Asia/Calcutta, leads to today's. */
export function zoneBlock(zone: string): ZoneBlock | undefined {
  // The tables would write a line of their own to the log.
  if (!IANAZone.isValidZone(zone)) return undefined;
  const [rules, line] = tzlib_get_ical_block(zone);
  return rules && line ? { name: line.replace('TZID=', ''), rules } : undefined;
}

/**
 * Do the rules of the file say of this moment what the platform says? They give this year's rules for ever,
 * and their tables and the platform's are of different days: for Vancouver and Casablanca they differ in
 * winter. Nor can they tell the second 01:30 of a night in which the clocks go back from the first.
 */
export function agrees({ name }: ZoneBlock, moment: Date, zone: string): boolean {
  const local = DateTime.fromJSDate(moment, { zone });
  const offset = tzlib_get_offset(name, local.toFormat('yyyy-MM-dd'), local.toFormat('HH:mm'));
  return local.isValid && local.toFormat('ZZZ') === offset;
}
