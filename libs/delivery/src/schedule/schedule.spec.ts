import { describe, expect, it } from '@jest/globals';
import { clockAt, momentOf } from './clock.js';
import { daysAfter, daysOf, isDay, isTime, seriesFault } from './series.rules.js';

describe('a series', () => {
  it('comes every week, skips what is skipped, and has as many sessions as before', () => {
    const series = { first: '2026-12-15', everyDays: 7, skipped: ['2026-12-22', '2026-12-29'] };
    expect(daysOf(series, 3)).toEqual(['2026-12-15', '2027-01-05', '2027-01-12']);
  });

  it('may begin with a day that is skipped, and come daily over the end of February', () => {
    const series = { first: '2028-02-27', everyDays: 1, skipped: ['2028-02-27'] };
    expect(daysOf(series, 3)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });

  it.each([
    ['first', { first: '2026-02-30', everyDays: 7, skipped: [] }],
    ['first', { first: 'Tuesday', everyDays: 7, skipped: [] }],
    ['everyDays', { first: '2026-12-01', everyDays: 0, skipped: [] }],
    ['everyDays', { first: '2026-12-01', everyDays: 1.5, skipped: [] }],
    ['skipped', { first: '2026-12-01', everyDays: 7, skipped: ['Christmas'] }],
    ['skipped', { first: '2026-12-01', everyDays: 7, skipped: ['2026-12-09'] }],
    ['skipped', { first: '2026-12-01', everyDays: 7, skipped: ['2026-11-24'] }],
  ])('is refused for its field %s', (field, series) => {
    expect(seriesFault(series)?.[0]).toBe(field);
  });

  it('is taken as it is otherwise', () => {
    const series = { first: '2026-12-01', everyDays: 7, skipped: ['2026-12-29'] };
    expect(seriesFault(series)).toBeUndefined();
    expect([isDay('2028-02-29'), isDay('2026-02-29'), isTime('23:59'), isTime('24:00')]).toEqual([
      ...[true, false, true, false],
    ]);
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('a class at nine', () => {
  const days = daysOf({ first: '2026-03-03', everyDays: 7, skipped: [] }, 40);
  it.each([
    'America/New_York',
    'Europe/London',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ])('stays at nine when the clocks change in %s', (zone) => {
    for (const day of days) {
      const moment = momentOf(day, '09:00', zone);
      if ('skipped' in moment) throw new Error(day);
      expect(clockAt(moment.at, zone)).toEqual({ day, time: '09:00' });
    }
  });

  it.each([
    ['America/New_York', '2026-03-08', '02:30', '03:30'],
    ['Europe/London', '2026-03-29', '01:15', '02:15'],
    // Half an hour there; and midnight itself is left out in Santiago.
    ['Australia/Lord_Howe', '2026-10-04', '02:10', '02:40'],
    ['America/Santiago', '2026-09-06', '00:30', '01:30'],
  ])('cannot begin in the hour that is left out in %s', (zone, day, time, next) => {
    expect(momentOf(day, time, zone)).toEqual({ skipped: next });
  });

  it.each([
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  ])('begins in the first of two hours that are called alike in %s', (zone, day, time, at) => {
    expect(momentOf(day, time, zone)).toEqual({ at: new Date(at) });
  });
});
