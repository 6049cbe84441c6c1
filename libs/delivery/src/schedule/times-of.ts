import { Refused } from '@hearthside/platform';
import { momentOf } from './clock.js';
import { isTime } from './series.rules.js';

/**
 * When sessions begin that are at one time of day.
 *
 * @throws Refused NO_SUCH_TIME, also for an hour that the clocks leave out on one of the days
 */
export function timesOf(days: readonly string[], time: string, zone: string): Date[] {
  if (!isTime(time)) {
    throw new Refused(
      'NO_SUCH_TIME',
      'Write the time like 09:30, or 14:00 for two o’clock.',
      'time',
    );
  }
  return days.map((day) => {
    const moment = momentOf(day, time, zone);
    if ('at' in moment) return moment.at;
    const message = `On ${day} the clocks go forward, and there is no ${time}. Take ${moment.skipped}, or another day.`;
    throw new Refused('NO_SUCH_TIME', message, 'time');
  });
}
