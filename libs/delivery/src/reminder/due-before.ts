import { clockAt, momentOf } from '../schedule/clock.js';
import { daysAfter } from '../schedule/series.rules.js';

/** When such mails go out, by the clocks of the class: not in the night. */
const HOUR = '09:00';

/** When a mail so many days before a session goes out, by the calendar there. */
export function dueBefore(start: Date, zone: string, days: number): Date {
  const day = daysAfter(clockAt(start, zone).day, -days);
  const moment = momentOf(day, HOUR, zone);
  // No zone changes its clocks at nine in the morning; should one do so, a day's length is near enough.
  return 'at' in moment ? moment.at : new Date(start.getTime() - days * 86_400_000);
}
