import { describe, expect, it } from '@jest/globals';
import { timeOf } from '../../view/start.js';
import { classTimeOf, dayIn } from './class-time.js';
import { OrderRefused } from './order-problem.js';
import { readOrder } from './read-order.js';

const at = (zone: string, date: string, start: string, end?: string) =>
  classTimeOf({ date, start, zone, end }, 'en-US');

describe('clocks of the world', () => {
  // Clocks that go forward at midnight have no hour 0 on that day; Troll leaves out two hours at once.
  it.each([
    ['Africa/Cairo', '2026-04-24', '0:30', 'there is no 12:30 AM', '1:30 AM'],
    ['America/Havana', '2026-03-08', '0:30', 'there is no 12:30 AM', '1:30 AM'],
    ['Asia/Beirut', '2026-03-29', '0:00', 'there is no 12:00 AM', '1:00 AM'],
    ['Antarctica/Troll', '2026-03-29', '1:30', 'there is no 1:30 AM', '3:30 AM'],
    ['Australia/Lord_Howe', '2026-10-04', '2:15', 'there is no 2:15 AM', '2:45 AM'],
    ['Pacific/Chatham', '2026-09-27', '3:00', 'there is no 3:00 AM', '4:00 AM'],
    ['Europe/London', '2026-03-29', '1:30', 'there is no 1:30 AM', '2:30 AM'],
    ['Pacific/Chatham', '2026-04-05', '3:00', '3:00 AM comes twice', '4:00 AM'],
    ['America/Havana', '2026-11-01', '0:30', '12:30 AM comes twice', '1:30 AM'],
    ['Europe/London', '2026-10-25', '1:30', '1:30 AM comes twice', '2:30 AM'],
    ['America/Santiago', '2026-04-04', '23:30', '11:30 PM comes twice', '12:30 AM'],
  ])('%s, %s at %s: %s', (zone, date, start, said, other) => {
    const asking = () => at(zone, date, start);
    expect(asking).toThrow(said);
    expect(asking).toThrow(`such as ${other}.`);
  });

  // The last minute before a gap and the first after it are there, and so are those round an hour that comes twice.
  it.each([
    ['Africa/Cairo', '2026-04-24', '1:00'],
    ['America/New_York', '2026-03-08', '1:59'],
    ['America/New_York', '2026-03-08', '3:00'],
    ['America/New_York', '2026-11-01', '0:59'],
    ['America/New_York', '2026-11-01', '2:00'],
    ['Australia/Lord_Howe', '2026-10-04', '2:30'],
    ['Pacific/Chatham', '2026-04-05', '2:44'],
    ['Pacific/Chatham', '2026-04-05', '3:45'],
  ])('takes the minute beside a change: %s, %s at %s', (zone, date, start) => {
    const [hour, minute] = start.split(':').map(Number);
    expect(at(zone, date, start).start.startsAt).toBe(hour! * 60 + minute!);
  });

  it.each([
    ['Asia/Kathmandu', '2026-03-08', '1:00', '4:00', 180],
    ['Asia/Kolkata', '2026-11-01', '1:00', '4:00', 180],
    ['Australia/Lord_Howe', '2026-10-04', '1:00', '4:00', 150],
    ['Australia/Lord_Howe', '2026-04-05', '1:00', '4:00', 210],
    ['Pacific/Chatham', '2026-09-27', '2:00', '5:00', 120],
    ['Antarctica/Troll', '2026-03-29', '0:30', '3:30', 60],
    ['Africa/Casablanca', '2026-06-01', '1:00', '4:00', 180],
    ['Pacific/Apia', '2026-04-05', '1:00', '4:00', 180],
    ['Pacific/Kiritimati', '2028-02-29', '0:00', '23:59', 1439],
    ['UTC', '2028-02-29', '0:00', '23:59', 1439],
    ['America/New_York', '2026-03-08', '0:00', '23:59', 1379],
    ['America/New_York', '2026-11-01', '0:00', '23:59', 1499],
  ])('counts the minutes that pass: %s, %s from %s to %s', (zone, date, start, end, minutes) => {
    const time = at(zone, date, start, end);
    expect(time.minutes).toBe(minutes);
    // What a run sheet prints at the end is the end.
    const clock = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'UTC' });
    const wall = clock.format(new Date(`2026-01-01T${end.padStart(5, '0')}:00Z`));
    expect(timeOf(minutes, time.start, 'en-US').replace(/\s/g, ' ')).toBe(wall.replace(/\s/g, ' '));
  });

  // Half an hour after midnight in Kiritimati is half an hour before it in Pago Pago, two dates earlier.
  it.each([
    ['2026-11-22T10:30:00Z', 'Pacific/Kiritimati', '2026-11-23'],
    ['2026-11-22T10:30:00Z', 'Pacific/Pago_Pago', '2026-11-21'],
    ['2026-11-22T10:59:59.999Z', 'Pacific/Auckland', '2026-11-22'],
    ['2026-11-22T11:00:00Z', 'Pacific/Auckland', '2026-11-23'],
    ['2028-02-28T18:14:59Z', 'Asia/Kathmandu', '2028-02-28'],
    ['2028-02-28T18:15:00Z', 'Asia/Kathmandu', '2028-02-29'],
    ['2028-03-01T04:59:59Z', 'America/New_York', '2028-02-29'],
    ['2027-02-28T23:59:59Z', 'UTC', '2027-02-28'],
    ['2027-03-01T00:00:00Z', 'UTC', '2027-03-01'],
    ['2027-01-01T00:00:00Z', 'America/New_York', '2026-12-31'],
  ])('know which day it is at %s: %s', (now, zone, day) => {
    expect(dayIn(zone, new Date(now))).toBe(day);
  });

  it('refuse days that no calendar has', () => {
    const order = { course: 'tea', meeting: 1, start: '10:00', zone: 'UTC', learners: 6 };
    expect(readOrder({ ...order, date: '2028-02-29' }).date).toBe('2028-02-29');
    for (const date of ['2027-02-29', '2026-02-30', '2026-13-01', '2100-02-29']) {
      expect(() => readOrder({ ...order, date })).toThrow(OrderRefused);
    }
  });
});
