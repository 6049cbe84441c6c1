import { describe, expect, it } from '@jest/globals';
import { dueBefore } from './due-before.js';
import { momentInWords } from './moment-in-words.js';

describe('when a reminder goes out', () => {
  it.each([
    // Clocks go forward on March 8, and back on November 1.
    ['2026-03-10T14:00:00Z', 'America/New_York', 2, '2026-03-08T13:00:00.000Z'],
    ['2026-03-10T14:00:00Z', 'America/New_York', 7, '2026-03-03T14:00:00.000Z'],
    ['2026-11-03T15:00:00Z', 'America/New_York', 2, '2026-11-01T14:00:00.000Z'],
    ['2026-11-03T15:00:00Z', 'America/New_York', 7, '2026-10-27T13:00:00.000Z'],
    // It is the next day there already.
    ['2026-05-01T20:00:00Z', 'Pacific/Auckland', 2, '2026-04-29T21:00:00.000Z'],
    ['2026-01-01T12:00:00Z', 'Asia/Kathmandu', 2, '2025-12-30T03:15:00.000Z'],
    ['2026-03-01T12:00:00Z', 'UTC', 2, '2026-02-27T09:00:00.000Z'],
  ])('for %s in %s, %i days before, is %s: nine in the morning there', (start, zone, days, due) => {
    expect(dueBefore(new Date(start), zone, days).toISOString()).toBe(due);
  });
});

describe('a moment in words', () => {
  it.each([
    ['2026-03-10T14:00:00Z', 'America/New_York', 'Tuesday, March 10, 2026, at 10:00 AM'],
    ['2026-11-01T05:30:00Z', 'America/New_York', 'Sunday, November 1, 2026, at 1:30 AM'],
    ['2026-12-31T12:00:00Z', 'Pacific/Auckland', 'Friday, January 1, 2027, at 1:00 AM'],
  ])('%s in %s is %s', (moment, zone, words) => {
    const said = momentInWords(new Date(moment), zone);
    expect(said).toContain(words);
    expect(said).toMatch(/\([A-Z][A-Za-z ]+ Time\)$/);
    expect(said).not.toMatch(/[^ -~]/);
  });
});
