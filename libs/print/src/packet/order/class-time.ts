import { dayInWords } from '../../view/day.js';
import { clockInWords, type Start } from '../../view/start.js';
import { Temporal } from 'temporal-polyfill';
import { OrderRefused } from './order-problem.js';
import type { PacketOrder } from './packet-order.js';

/** When one class is held, by the clock on its wall. */
export interface ClassTime {
  /** 2026-12-01. */
  date: string;
  start: Start;
  /** From its beginning to its end as ordered; nothing when the order does not say when it ends. */
  minutes: number | undefined;
  /** "Eastern Time". */
  zoneName: string;
}

type Times = Pick<PacketOrder, 'date' | 'start' | 'end' | 'zone'>;

/** Hours after its start in which a class may see the clocks change. */
const LONGEST_CLASS = 24;

/**
 * Reads the times of an order. Wall time counts: a class that runs through the change of the clocks has the
 * minutes that really pass, and its run sheet jumps with the clock.
 *
 * @throws OrderRefused for an unknown zone, for a time that the clocks leave out or show twice, and for an
 * end that is not after the start
 */
export function classTimeOf(order: Times, language: string): ClassTime {
  const zone = knownZone(order.zone);
  const start = moment(order, 'start', zone, language);
  const end = order.end === undefined ? undefined : moment(order, 'end', zone, language);
  const minutes = end && Math.round(start.until(end).total('minutes'));
  if (minutes !== undefined && minutes <= 0) {
    const message = `The class ends at ${order.end}, and begins at ${order.start}. Give it an end after its start.`;
    throw new OrderRefused([{ field: 'end', message }]);
  }
  const name = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' });
  const zoneName = name
    .formatToParts(start.epochMilliseconds)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const startsAt = start.hour * 60 + start.minute;
  return {
    date: order.date,
    start: { startsAt, ...changeAfter(start) },
    minutes,
    zoneName: zoneName ?? zone,
  };
}

/** The day that it is somewhere: 2026-11-22. */
export function dayIn(zone: string, now: Date): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}

function knownZone(zone: string): string {
  try {
    // An offset is no zone: nobody could say when its clocks change.
    if (/^[+-]/.test(zone)) throw new RangeError();
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  } catch {
    const message = `"${zone}" is no time zone. Write one such as America/New_York or Europe/Berlin.`;
    throw new OrderRefused([{ field: 'zone', message }]);
  }
}

function moment(
  order: Times,
  field: 'start' | 'end',
  zone: string,
  language: string,
): Temporal.ZonedDateTime {
  const [hour, minute] = order[field]!.split(':').map(Number);
  const wall = Temporal.PlainDate.from(order.date).toPlainDateTime({
    hour: hour!,
    minute: minute!,
  });
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.equals(later)) return earlier;
  const asWords = (time: { hour: number; minute: number }) =>
    clockInWords(time.hour * 60 + time.minute, language);
  const isSkipped = !earlier.toPlainDateTime().equals(wall);
  const what = isSkipped
    ? `there is no ${asWords(wall)}, since the clocks go forward`
    : `${asWords(wall)} comes twice, since the clocks go back`;
  const other = asWords(isSkipped ? later : wall.add({ hours: 1 }));
  const day = dayInWords(order.date, language);
  const message = `On ${day} in ${zone} ${what}. Choose another time, such as ${other}.`;
  throw new OrderRefused([{ field, message }]);
}

/** The clocks may change while the class goes on. */
function changeAfter(start: Temporal.ZonedDateTime): Pick<Start, 'change'> {
  const jump = start.getTimeZoneTransition('next');
  const after = jump && Math.round(start.until(jump).total('minutes'));
  if (!jump || after! >= LONGEST_CLASS * 60) return {};
  const by = Math.round((jump.offsetNanoseconds - start.offsetNanoseconds) / 60e9);
  return by === 0 ? {} : { change: { after: after!, by } };
}
