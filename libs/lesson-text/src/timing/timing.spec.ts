import { describe, expect, it } from '@jest/globals';
import type { Activity, ActivityPlan } from '../tree/tree.js';
import { keptMinutes, sensitiveSpan, timetable, totalMinutes } from './timing.js';

function activity(minutes: number, plan: Partial<ActivityPlan> = {}): Activity {
  const usual = { kind: 'exercise', grouping: ['whole'], core: 'adapt', ledBy: 'either' } as const;
  const whole = { ...usual, grouping: ['whole'], sensitivity: 'none', ...plan, minutes };
  return { id: 'x', title: 'X', plan: whole as ActivityPlan, body: [] };
}

describe('timing', () => {
  const activities = [
    activity(4, { core: 'keep' }),
    activity(10, { sensitivity: 'low', topics: ['body'] }),
    activity(7, { kind: 'break' }),
    activity(9, { sensitivity: 'medium', topics: ['grief'] }),
  ];

  it('starts each activity where the one before it ends', () => {
    expect(timetable({ activities }).map(({ startsAt }) => startsAt)).toEqual([0, 4, 14, 21]);
  });

  it('adds up all minutes, and those kept when time is short, the break among them', () => {
    expect(totalMinutes(activities)).toBe(30);
    expect(keptMinutes(activities)).toBe(11);
  });

  it('finds the minutes a content note speaks of, by topic or by any sensitivity', () => {
    expect(sensitiveSpan({ activities }, ['grief'])).toEqual({ from: 21, to: 30 });
    expect(sensitiveSpan({ activities })).toEqual({ from: 4, to: 30 });
    expect(sensitiveSpan({ activities: [] })).toBeUndefined();
  });
});
