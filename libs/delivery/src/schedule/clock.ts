import { DateTime } from 'luxon';

/** When a day and a time are in a time zone, or why they are not: clocks that go forward leave an hour out. */
export type Moment = { at: Date } | { skipped: string };

/**
 * An hour that comes twice, when clocks go back, is the first of the two.
 *
 * @param day such as 2026-12-01
 * @param time such as 09:30
 * @param zone IANA name
 */
export function momentOf(day: string, time: string, zone: string): Moment {
  const at = DateTime.fromISO(`${day}T${time}`, { zone });
  // Luxon moves an hour that does not exist on; a class would begin at a time that nobody wrote.
  if (at.toFormat('HH:mm') === time) return { at: earliest(at).toJSDate() };
  return { skipped: at.toFormat('HH:mm') };
}

function earliest(at: DateTime): DateTime {
  const before = at.minus({ hours: 1 });
  return before.toFormat('yyyy-MM-dd HH:mm') === at.toFormat('yyyy-MM-dd HH:mm') ? before : at;
}

/** The day and the time that clocks show somewhere. */
export function clockAt(moment: Date, zone: string): { day: string; time: string } {
  const at = DateTime.fromJSDate(moment, { zone });
  return { day: at.toFormat('yyyy-MM-dd'), time: at.toFormat('HH:mm') };
}
