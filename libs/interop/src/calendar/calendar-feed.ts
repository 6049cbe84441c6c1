import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { agrees, zoneBlock } from './zone-block.js';

export interface CalendarSession {
  /** The same as long as the session is the same, however often it moves; unlike any other's in the world. */
  uid: string;
  /** From 0 on, higher with each change. */
  sequence: number;
  /** What may stand in anybody's calendar. */
  neutralTitle: string;
  startsAt: Date;
  minutes: number;
  place?: string | null;
  /** http or https, where people meet on a screen. */
  link?: string | null;
  cancelled: boolean;
}

export interface CalendarFeed {
  /** What the calendar is called in a list of calendars: neutral too. */
  neutralName: string;
  /** IANA. */
  zone: string;
  sessions: readonly CalendarSession[];
  /** DTSTAMP of each: when the newest change was made, so that an unchanged feed has unchanged bytes. */
  stamp: Date;
}

// Seconds between two looks at a feed that is subscribed to.
const LOOK_AGAIN = 60 * 60;

/**
 * iCalendar text of sessions. Times are the zone's own, so a class at 09:00 stays there when the clocks
 * change; where the file's rules and ours differ on a session, its times are UTC.
 *
 * @throws Error of a zone, time, length or link that is none
 */
export function calendarFeed({ neutralName, zone, sessions, stamp }: CalendarFeed): string {
  const block = zoneBlock(zone);
  if (!block) throw new Error(`There is no time zone ${JSON.stringify(zone)}.`);
  const calendar = ical({
    prodId: { company: 'Hearthside', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: escaped(plain(neutralName)),
    ttl: LOOK_AGAIN,
    // A name here would also turn DTSTAMP into local time, which the format forbids.
    timezone: { name: null, generator: () => block.rules },
  });
  for (const session of sessions) {
    const ends = endOf(session);
    const inZone = [session.startsAt, ends].every((moment) => agrees(block, moment, zone));
    const place = plain(session.place ?? '');
    const link = linkOf(session.link);
    const { CANCELLED, CONFIRMED } = ICalEventStatus;
    calendar.createEvent({
      id: uidOf(session.uid),
      sequence: session.sequence,
      stamp: DateTime.fromJSDate(stamp, { zone: 'utc' }),
      start: DateTime.fromJSDate(session.startsAt, { zone }),
      end: DateTime.fromJSDate(ends, { zone }),
      timezone: inZone ? block.name : null,
      // Some programs show a canceled class like any other, so its title says so.
      summary: `${session.cancelled ? 'Canceled: ' : ''}${plain(session.neutralTitle)}`,
      location: place || link || null,
      url: link ?? null,
      status: session.cancelled ? CANCELLED : CONFIRMED,
      // Whoever may see that somebody is busy need not see with what.
      class: ICalEventClass.PRIVATE,
      transparency: session.cancelled
        ? ICalEventTransparency.TRANSPARENT
        : ICalEventTransparency.OPAQUE,
      busystatus: session.cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function endOf({ uid, startsAt, minutes }: CalendarSession): Date {
  const ends = new Date(startsAt.getTime() + minutes * 60_000);
  if (Number.isNaN(ends.getTime()) || !(minutes > 0)) {
    throw new Error(`The session ${uid} has no time or no length.`);
  }
  return ends;
}

// The generator writes the identifier as it is.
function uidOf(uid: string): string {
  if (!/^[\w.@-]{1,200}$/.test(uid)) throw new Error(`${JSON.stringify(uid)} is no identifier.`);
  return uid;
}

/** Without control characters, for which the format has no way of writing; line ends are kept. */
function plain(words: string): string {
  return (
    words
      .toWellFormed()
      .trim()
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- those are what is taken out
      .replace(/[\x00-\x09\x0b-\x1f\x7f]+/g, ' ')
  );
}

// The generator escapes titles and places, and leaves the calendar's name as it is.
function escaped(words: string): string {
  return words.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
}

function linkOf(link: string | null | undefined): string | undefined {
  if (!link) return undefined;
  const { href, protocol } = new URL(link);
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new Error(`A link to a class begins with https: and not ${protocol}`);
  }
  // The generator escapes these in an address too, where the format has them bare.
  return href.replace(/[,;\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
