import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { calendarFeed, type CalendarSession } from './calendar-feed.js';

const stamp = new Date('2026-09-01T12:34:56Z');
const session = (over: Partial<CalendarSession> = {}): CalendarSession => ({
  ...{ uid: '1@hearthside.example', sequence: 0, neutralTitle: 'LS50', minutes: 90 },
  ...{ startsAt: new Date('2026-10-06T13:00:00Z'), cancelled: false },
  ...over,
});
const feed = (sessions: CalendarSession[], zone = 'America/New_York', neutralName = 'LS50') =>
  calendarFeed({ neutralName, zone, sessions, stamp });

/** As another program reads it: with the zone's rules of the file and nothing else. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return { calendar, events };
}
const only = (over: Partial<CalendarSession>) => read(feed([session(over)])).events[0]!;

/** Sessions at a wall time, a week apart. */
function weekly(zone: string, first: string, count: number) {
  const start = DateTime.fromISO(first, { zone });
  return Array.from({ length: count }, (_, week) =>
    session({ uid: `${week}@h.example`, startsAt: start.plus({ weeks: week }).toJSDate() }),
  );
}

describe('a calendar feed', () => {
  it.each([
    ['America/New_York', '2026-10-06T09:00'],
    ['America/New_York', '2027-02-16T09:00'],
    ['Europe/London', '2026-10-06T09:00'],
    ['Europe/London', '2027-03-09T09:00'],
    ['America/Santiago', '2027-03-16T09:00'],
    ['America/Santiago', '2026-08-18T09:00'],
    ['Australia/Lord_Howe', '2027-03-16T09:00'],
    ['Australia/Lord_Howe', '2026-09-15T09:00'],
  ])('keeps 09:00 at 09:00 in %s over the clock change after %s', (zone, first) => {
    const sessions = weekly(zone, first, 8);
    const offsets = sessions.map(({ startsAt }) =>
      DateTime.fromJSDate(startsAt, { zone }).toFormat('ZZZ'),
    );
    expect(new Set(offsets).size).toBe(2);
    const { events } = read(feed(sessions, zone));
    expect(events).toHaveLength(8);
    for (const [index, { startDate, endDate }] of events.entries()) {
      expect([startDate.hour, startDate.minute, startDate.zone?.tzid]).toEqual([9, 0, zone]);
      expect([endDate.hour, endDate.minute]).toEqual([10, 30]);
      // By the rules in the file, and not by ours.
      expect(startDate.toUnixTime() * 1000).toBe(sessions[index]!.startsAt.getTime());
    }
  });

  it.each(['Asia/Calcutta', 'America/Buenos_Aires', 'US/Eastern', 'Europe/Kiev'])(
    'calls the zone %s by one name throughout',
    (zone) => {
      const { calendar, events } = read(feed([session()], zone));
      const named = calendar.getFirstSubcomponent('vtimezone')!.getFirstPropertyValue('tzid');
      expect(events[0]!.startDate.zone?.tzid).toBe(named);
      expect(events[0]!.startDate.toUnixTime() * 1000).toBe(session().startsAt.getTime());
    },
  );

  it.each([
    ['the second 01:30 of a night', 'America/New_York', '2026-11-01T06:30:00Z'],
    ['an end in the second 01:30', 'America/New_York', '2026-11-01T05:00:00Z'],
    ['the half hour that Lord Howe has twice', 'Australia/Lord_Howe', '2027-04-03T15:15:00Z'],
  ])('writes UTC for %s', (_, zone, starts) => {
    const startsAt = new Date(starts);
    const { startDate, endDate } = read(feed([session({ startsAt })], zone)).events[0]!;
    expect(startDate.zone?.tzid).toBe('UTC');
    expect(startDate.toJSDate()).toEqual(startsAt);
    expect(endDate.toJSDate()).toEqual(new Date(startsAt.getTime() + 90 * 60_000));
  });

  it('is right to the minute in every zone, all year', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const starts = [Date.UTC(2027, 0, 9, 8, 30), Date.UTC(2027, 6, 9, 8, 30)];
      const sessions = starts.map((start, index) =>
        session({ uid: `${index}`, startsAt: new Date(start) }),
      );
      const { events } = read(feed(sessions, zone));
      expect([zone, ...events.map(({ startDate }) => startDate.toUnixTime() * 1000)]).toEqual([
        zone,
        ...starts,
      ]);
    }
  });

  it.each([
    'A, B; C',
    'back\\slash, \\n and \\; as typed',
    'first line\nsecond line',
    'first line\r\nsecond\rthird',
    `${'long words, '.repeat(40)}end`,
    `${'é'.repeat(36)}${'💬'.repeat(50)}`,
    'BEGIN:VEVENT\r\nSUMMARY:forged\r\nEND:VEVENT',
  ])('gives the title %j back as it was', (neutralTitle) => {
    const text = feed([session({ neutralTitle, place: neutralTitle })], 'Etc/UTC', neutralTitle);
    const { calendar, events } = read(text);
    const said = neutralTitle.replace(/\r\n?/g, '\n');
    expect(events).toHaveLength(1);
    expect(events[0]!.summary).toBe(said);
    expect(events[0]!.location).toBe(said);
    // The reader leaves properties that it does not know as they are written.
    const name = String(calendar.getFirstPropertyValue('x-wr-calname'));
    expect(name.replace(/\\(.)/g, (_, mark) => (mark === 'n' ? '\n' : mark))).toBe(said);
  });

  it('has lines of 75 bytes at most, each ended by CRLF', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (neutralTitle) => {
        const text = feed([session({ neutralTitle })]);
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\0]/);
        }
      }),
    );
  });

  it('gives any title back, and no other property', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const { events } = read(feed([session({ neutralTitle: typed })]));
        expect(events).toHaveLength(1);
        // eslint-disable-next-line no-control-regex -- a feed has none of them: a space stands there
        const settle = (words: string) => words.replace(/[\x00-\x1f\x7f\s]+/g, ' ').trim();
        expect(settle(events[0]!.summary)).toBe(settle(typed));
      }),
    );
  });

  it('gives the same bytes for the same sessions', () => {
    const sessions = weekly('Europe/London', '2026-10-06T09:00', 12);
    expect(feed(structuredClone(sessions), 'Europe/London')).toBe(feed(sessions, 'Europe/London'));
  });

  it('has its stamp in UTC', () => {
    const { calendar } = read(feed([session()]));
    const stamped = calendar.getFirstSubcomponent('vevent')!.getFirstProperty('dtstamp')!;
    expect(stamped.toICALString()).toBe('DTSTAMP:20260901T123456Z');
  });

  it('says place, link, and which of its versions this is', () => {
    const at = only({
      place: 'Room 4, upstairs',
      link: 'https://meet.example/a,b;c?d=%2Ce',
      sequence: 3,
    });
    expect([at.uid, at.sequence, at.location]).toEqual([
      '1@hearthside.example',
      3,
      'Room 4, upstairs',
    ]);
    expect(at.component.getFirstPropertyValue('url')).toBe('https://meet.example/a%2Cb%3Bc?d=%2Ce');
    expect(only({ link: 'https://meet.example/x' }).location).toBe('https://meet.example/x');
    expect(only({}).location).toBeNull();
  });

  it('says of a canceled session that it is, in words too, and takes no time', () => {
    const { component, summary } = only({ cancelled: true });
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(summary).toBe('Canceled: LS50');
    expect(only({}).component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it('is private', () => {
    expect(only({}).component.getFirstPropertyValue('class')).toBe('PRIVATE');
  });

  it('may hold no session yet', () => {
    expect(read(feed([])).events).toEqual([]);
  });

  it.each([
    [() => feed([session()], 'Mars/Olympus'), 'no time zone'],
    [() => feed([session({ startsAt: new Date('?') })]), 'no time or no length'],
    [() => feed([session({ minutes: 0 })]), 'no time or no length'],
    [() => feed([session({ minutes: NaN })]), 'no time or no length'],
    [() => feed([session({ uid: 'a\r\nSUMMARY:x' })]), 'no identifier'],
    [() => feed([session({ link: 'javascript:alert(1)' })]), 'begins with https:'],
  ])('refuses what it cannot write (%#)', (write, message) => {
    expect(write).toThrow(message);
  });
});
