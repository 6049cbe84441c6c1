import { describe, expect, it } from '@jest/globals';
import { dayIn } from './today.js';

describe('today at an institute', () => {
  it.each([
    ['2026-11-22T10:30:00Z', 'Pacific/Kiritimati', '2026-11-23'],
    ['2026-11-22T10:30:00Z', 'Pacific/Pago_Pago', '2026-11-21'],
    ['2026-11-22T18:14:59Z', 'Asia/Kathmandu', '2026-11-22'],
    ['2026-11-22T18:15:00Z', 'Asia/Kathmandu', '2026-11-23'],
    ['2026-11-22T10:14:59Z', 'Pacific/Chatham', '2026-11-22'],
    ['2026-11-22T10:15:00Z', 'Pacific/Chatham', '2026-11-23'],
    // The day on which the clocks go forward has 23 hours, and the one on which they go back 25.
    ['2026-03-08T04:59:59Z', 'America/New_York', '2026-03-07'],
    ['2026-03-09T03:59:59Z', 'America/New_York', '2026-03-08'],
    ['2026-03-09T04:00:00Z', 'America/New_York', '2026-03-09'],
    ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
    ['2026-11-02T05:00:00Z', 'America/New_York', '2026-11-02'],
    ['2028-02-29T12:00:00Z', 'UTC', '2028-02-29'],
    ['2027-03-01T00:00:00Z', 'UTC', '2027-03-01'],
  ])('at %s in %s is %s', (now, zone, day) => {
    expect(dayIn(zone, new Date(now))).toBe(day);
  });
});
