import { describe, expect, it } from '@jest/globals';
import { timeOf } from '../../view/start.js';
import { classTimeOf, dayIn } from './class-time.js';

const zone = 'America/New_York';
const time = (changes: Record<string, string>) =>
  classTimeOf({ date: '2026-12-01', start: '10:00', zone, ...changes }, 'en-US');

describe('the time of a class', () => {
  it('is that of the clock on its wall', () => {
    expect(time({})).toEqual({
      date: '2026-12-01',
      start: { startsAt: 600 },
      minutes: undefined,
      zoneName: 'Eastern Time',
    });
    expect(time({ end: '11:15' }).minutes).toBe(75);
  });

  it.each([
    [
      '2026-03-08',
      '2:30',
      'On March 8, 2026 in America/New_York there is no 2:30 AM, since the clocks go forward. Choose another time, such as 3:30 AM.',
    ],
    [
      '2026-11-01',
      '1:30',
      'On November 1, 2026 in America/New_York 1:30 AM comes twice, since the clocks go back. Choose another time, such as 2:30 AM.',
    ],
  ])('refuses an hour of %s that the clocks leave out or show twice', (date, start, message) => {
    expect(() => time({ date, start })).toThrow(message);
    expect(() => time({ date, start: '0:10', end: start })).toThrow(message);
  });

  it('has the minutes that really pass when the clocks change meanwhile', () => {
    const forward = time({ date: '2026-03-08', start: '1:15', end: '3:45' });
    expect(forward.minutes).toBe(90);
    const clock = [0, 44, 45, 90].map((minute) => timeOf(minute, forward.start, 'en-US'));
    expect(clock).toEqual(['1:15 AM', '1:59 AM', '3:00 AM', '3:45 AM']);
    const back = time({ date: '2026-11-01', start: '0:30', end: '2:30' });
    expect(back.minutes).toBe(180);
    expect(timeOf(150, back.start, 'en-US')).toBe('2:00 AM');
  });

  it('jumps by half an hour on Lord Howe Island', () => {
    const { start } = time({ date: '2026-10-04', start: '1:50', zone: 'Australia/Lord_Howe' });
    expect(timeOf(10, start, 'en-AU')).toBe('2:30 am');
  });

  it('refuses an end that is no later than the start', () => {
    expect(() => time({ end: '10:00' })).toThrow(
      'The class ends at 10:00, and begins at 10:00. Give it an end after its start.',
    );
  });

  it.each(['Mars/Base', 'Eastern', '+05:00'])('refuses a zone that is none: %s', (wrong) => {
    expect(() => time({ zone: wrong })).toThrow(`"${wrong}" is no time zone.`);
  });

  it('knows which day it is there', () => {
    const late = new Date('2026-11-23T03:00:00Z');
    expect([dayIn(zone, late), dayIn('UTC', late)]).toEqual(['2026-11-22', '2026-11-23']);
  });
});
