import { describe, expect, it } from '@jest/globals';
import { timesOverAll, type StepTaken } from './times-over-all.rules.js';

const step = (actual: number | null, more: Partial<StepTaken> = {}): StepTaken => ({
  ...{ edition: 'e', variant: 'standard', meeting: 1, position: 1, activity: 'warm' },
  ...{ title: 'Warm up', planned: 10, actual, state: actual === null ? 'skipped' : 'done' },
  ...more,
});

describe('minutes over all institutes', () => {
  it('are the middle of five runs and more', () => {
    expect(timesOverAll([8, 12, 9, 30, 11].map((minutes) => step(minutes)))).toEqual([
      {
        ...{ edition: 'e', variant: 'standard', meeting: 1, activity: 'warm', title: 'Warm up' },
        ...{ planned: 10, actual: 11, runs: 5, skipped: 0 },
      },
    ]);
    const [even] = timesOverAll([1, 2, 3, 4, 5, 6].map((minutes) => step(minutes)));
    expect(even!.actual).toBe(3.5);
  });

  it('are left out of fewer than five', () => {
    expect(timesOverAll([8, 12, 9, 30].map((minutes) => step(minutes)))).toEqual([]);
    const four = [8, 12, 9, 30, null].map((minutes) => step(minutes));
    expect(timesOverAll(four)).toMatchObject([{ actual: null, runs: 5, skipped: 1 }]);
  });

  it('keep editions, plans and meetings apart, in the order of the plan', () => {
    const five = (more: Partial<StepTaken>) => [1, 2, 3, 4, 5].map((n) => step(n, more));
    const all = [
      ...five({ position: 2, activity: 'close' }),
      ...five({}),
      ...five({ meeting: 2 }),
      ...five({ variant: 'six-week' }),
      ...five({ edition: 'd' }),
    ];
    expect(
      timesOverAll(all).map(({ edition, variant, meeting, activity }) =>
        [edition, variant, meeting, activity].join(' '),
      ),
    ).toEqual([
      ...['d standard 1 warm', 'e six-week 1 warm', 'e standard 1 warm', 'e standard 1 close'],
      'e standard 2 warm',
    ]);
  });
});
