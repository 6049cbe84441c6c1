import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTIVITY_KINDS, CORE_LEVELS } from '../block/activity.plan.js';
import { totalMinutes } from '../timing/timing.js';
import type { Activity, ActivityPlan } from '../tree/tree.js';
import { retimed, type Retimed } from './retimed.js';

function row(id: string, minutes: number, more: Partial<ActivityPlan> = {}): Activity {
  const plan: ActivityPlan = {
    ...{ minutes, kind: 'exercise', grouping: ['whole'], core: 'keep', ledBy: 'either' },
    ...{ sensitivity: 'none', ...more },
  };
  return { id, title: id, plan, body: [] };
}

/** "a 5, b* 8, stretch 9": the rows that are left; a star for the shorter way. */
function told({ rows }: Retimed): string {
  return rows
    .map(({ activity, minutes, way }) => `${activity.id}${way === 'shorter' ? '*' : ''} ${minutes}`)
    .join(', ');
}

function fitted(activities: readonly Activity[], minutes: number, needed?: string[]): Retimed {
  const result = retimed(activities, minutes, needed);
  if (!result.fits) throw new Error(`${result.least} minutes at least`);
  return result;
}

describe('a plan in less time', () => {
  const evening = [
    row('open', 5, { kind: 'opening', shorter: 4 }),
    row('talk', 12, { shorter: 10 }),
    row('stretch', 7, { kind: 'break', shorter: 2 }),
    row('walk', 9, { core: 'optional', dropOrder: 1 }),
    row('story', 12, { shorter: 10 }),
    row('sing', 5, { core: 'optional' }),
    row('close', 3, { kind: 'closing' }),
  ];

  it.each([
    [53, 'open 5, talk 12, stretch 7, walk 9, story 12, sing 5, close 3'],
    [52, 'open* 4, talk 12, stretch 7, walk 9, story 12, sing 5, close 3'],
    [50, 'open* 4, talk* 10, stretch 7, walk 9, story 12, sing 5, close 3'],
    [44, 'open 5, talk 12, stretch 7, story 12, sing 5, close 3'],
    [43, 'open* 4, talk 12, stretch 7, story 12, sing 5, close 3'],
    [37, 'open 5, talk* 10, stretch 7, story 12, close 3'],
    [34, 'open* 4, talk* 10, stretch 7, story* 10, close 3'],
  ])('of 53 minutes in %i: %s', (minutes, expected) => {
    expect(told(fitted(evening, minutes))).toBe(expected);
  });

  it('is refused with the least time in which it can be done', () => {
    expect(retimed(evening, 33)).toEqual({ fits: false, least: 34 });
  });

  it('gives a minute that is over to the break, and says so', () => {
    const plan = [row('talk', 8, { shorter: 5 }), row('stretch', 7, { kind: 'break' })];
    const result = fitted(plan, 14);
    expect(told(result)).toBe('talk* 5, stretch 9');
    expect(result.onTop).toEqual({ activity: plan[1], minutes: 2 });
  });

  it('has no break twice as long where rows can be a little shorter instead', () => {
    const plan = [
      row('talk', 12, { shorter: 10 }),
      row('story', 12, { shorter: 9 }),
      row('stretch', 7, { kind: 'break' }),
      row('walk', 13, { core: 'optional', dropOrder: 1 }),
    ];
    expect(told(fitted(plan, 39))).toBe('talk* 10, story* 9, stretch 7, walk 13');
  });

  it('gives it to the last row before the closing that is as written where there is no break', () => {
    const over = (last: Partial<ActivityPlan>) =>
      fitted(
        [
          row('open', 5, { kind: 'opening' }),
          row('talk', 8),
          row('walk', 8, last),
          row('close', 3, { kind: 'closing' }),
        ],
        23,
      ).onTop?.activity.id;
    expect(over({ shorter: 5 })).toBe('talk');
    expect(over({ core: 'optional' })).toBe('talk');
    const whole = [row('talk', 8, { shorter: 5 }), row('close', 3, { kind: 'closing' })];
    expect(fitted(whole, 10).onTop?.activity.id).toBe('close');
    expect(told(fitted(whole.slice(0, 1), 7))).toBe('talk* 7');
  });

  it('drops by number, then what is optional from the last, and never what may only be adapted', () => {
    const plan = [
      row('a', 5, { core: 'optional' }),
      row('b', 5, { core: 'adapt' }),
      row('c', 5, { core: 'optional' }),
      row('d', 5, { core: 'adapt', dropOrder: 2 }),
      row('e', 5, { core: 'optional', dropOrder: 1 }),
      row('f', 5, { core: 'keep', dropOrder: 1 }),
    ];
    const dropped = (minutes: number) =>
      fitted(plan, minutes)
        .dropped.map(({ id }) => id)
        .join('');
    expect([30, 25, 20, 15, 10].map(dropped)).toEqual(['', 'e', 'de', 'cde', 'acde']);
    expect(retimed(plan, 9)).toEqual({ fits: false, least: 10 });
  });

  it('keeps what somebody says is needed', () => {
    expect(told(fitted(evening, 48, ['walk']))).toBe(
      'open 5, talk 12, stretch 7, walk 9, story 12, close 3',
    );
  });

  it('shortens nothing that a plan has done the shorter way already', () => {
    expect(retimed([row('talk', 8, { shorter: 8 })], 7)).toEqual({ fits: false, least: 8 });
  });

  it('keeps one row at least', () => {
    const plan = [row('a', 5, { core: 'optional' }), row('b', 6, { core: 'optional' })];
    expect(retimed(plan, 4)).toEqual({ fits: false, least: 5 });
  });

  it.each([54, 0, -1, 33.5, NaN])('has no answer for %d minutes', (minutes) => {
    expect(() => retimed(evening, minutes)).toThrow(RangeError);
  });
});

const anyRow = fc
  .record({
    minutes: fc.integer({ min: 1, max: 12 }),
    shorter: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    kind: fc.constantFrom(...ACTIVITY_KINDS),
    core: fc.constantFrom(...CORE_LEVELS),
    dropOrder: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  })
  .map(({ shorter, dropOrder, ...plan }) => ({
    ...plan,
    ...(shorter && { shorter }),
    ...(dropOrder && { dropOrder }),
  }));
const anyPlan = fc
  .array(anyRow, { minLength: 1, maxLength: 8 })
  .map((plans) => plans.map((plan, index) => row(`row-${index}`, plan.minutes, plan)));
const planAndTime = anyPlan.chain((plan) =>
  fc.tuple(fc.constant(plan), fc.integer({ min: 1, max: totalMinutes(plan) })),
);
const runs = { numRuns: 2000 };

/** Every plan that the rules allow, tried one by one, with its minutes and how harsh it is. */
function* everyWay(plan: readonly Activity[]) {
  const order = plan
    .map((each, index) => ({ each, index, rank: each.plan.dropOrder ?? 99 }))
    .filter(({ each: { plan: of } }) => of.core !== 'keep' && of.kind !== 'break')
    .filter(({ each: { plan: of } }) => of.core === 'optional' || of.dropOrder)
    .sort((a, b) => a.rank - b.rank || b.index - a.index)
    .map(({ each }) => each);
  for (let gone = 0; gone <= order.length && gone < plan.length; gone += 1) {
    const rows = plan.filter((each) => !order.slice(0, gone).includes(each));
    for (let ways = 0; ways < 2 ** rows.length; ways += 1) {
      let [minutes, harshness, isWay] = [0, gone * 0.75, true];
      rows.forEach((each, index) => {
        const { minutes: whole, shorter, kind } = each.plan;
        const isShorter = Math.floor(ways / 2 ** index) % 2 === 1;
        if (isShorter && (!shorter || shorter >= whole || kind === 'break')) isWay = false;
        minutes += isShorter ? (shorter ?? 0) : whole;
        const saved = isShorter ? whole - (shorter ?? 0) : 0;
        harshness += (saved * saved) / whole / (order.includes(each) ? 2 : 1);
      });
      if (isWay) yield { minutes, harshness };
    }
  }
}

function harshnessOf({ rows, dropped, onTop }: Retimed): number {
  const shortened = rows.map(({ activity: { plan }, way }) => {
    if (way === 'as-written') return 0;
    const mayGo = plan.core === 'optional' || (plan.core === 'adapt' && plan.dropOrder);
    return (plan.minutes - plan.shorter!) ** 2 / plan.minutes / (mayGo ? 2 : 1);
  });
  const over = onTop?.minutes ?? 0;
  return shortened.reduce((sum, each) => sum + each, dropped.length * 0.75 + over ** 2 / 10);
}

describe('any plan in less time', () => {
  it('takes exactly the time, in order, each row as written or the shorter way', () => {
    fc.assert(
      fc.property(planAndTime, ([plan, minutes]) => {
        const result = retimed(plan, minutes);
        if (!result.fits) return;
        const { rows, dropped, onTop } = result;
        expect(rows.reduce((sum, each) => sum + each.minutes, 0)).toBe(minutes);
        const kept = rows.map(({ activity }) => activity);
        expect(kept).toEqual(plan.filter((each) => !dropped.includes(each)));
        for (const { activity, minutes: given, way } of rows) {
          const own = given - (onTop?.activity === activity ? onTop.minutes : 0);
          const { minutes: whole, shorter, kind } = activity.plan;
          expect(own).toBe(way === 'shorter' ? shorter : whole);
          if (way === 'shorter') expect([kind !== 'break', own < whole]).toEqual([true, true]);
        }
      }),
      runs,
    );
  });

  it('drops nothing that is kept, no break, and nothing before what goes earlier', () => {
    fc.assert(
      fc.property(planAndTime, ([plan, minutes]) => {
        const result = retimed(plan, minutes);
        if (!result.fits) return;
        const { dropped } = result;
        const numbers = (rows: readonly Activity[]) =>
          rows
            .filter(({ plan: { core, kind } }) => core !== 'keep' && kind !== 'break')
            .flatMap(({ plan: { core, dropOrder } }) =>
              core === 'optional' || dropOrder ? [dropOrder ?? 99] : [],
            );
        expect(numbers(dropped)).toHaveLength(dropped.length);
        const kept = plan.filter((each) => !dropped.includes(each));
        expect(Math.max(0, ...numbers(dropped))).toBeLessThanOrEqual(
          Math.min(99, ...numbers(kept)),
        );
      }),
      runs,
    );
  });

  it('is found wherever there is a way, and none is gentler', () => {
    fc.assert(
      fc.property(planAndTime, ([plan, minutes]) => {
        const ways = [...everyWay(plan)].filter((way) => way.minutes <= minutes);
        const result = retimed(plan, minutes);
        expect(result.fits).toBe(ways.length > 0);
        if (!result.fits) return;
        const all = ways.map((way) => ({
          over: minutes - way.minutes,
          harshness: way.harshness + (minutes - way.minutes) ** 2 / 10,
        }));
        const least = Math.min(...all.map(({ harshness }) => harshness));
        expect(harshnessOf(result)).toBeCloseTo(least, 4);
        const gentlest = all.filter(({ harshness }) => harshness < least + 1e-9);
        expect(result.onTop?.minutes ?? 0).toBe(Math.min(...gentlest.map(({ over }) => over)));
      }),
      runs,
    );
  });

  it('fits the least time it is refused with, and every longer one, and no shorter one', () => {
    fc.assert(
      fc.property(planAndTime, ([plan, minutes]) => {
        const result = retimed(plan, minutes);
        if (result.fits) return;
        expect(result.least).toBeGreaterThan(minutes);
        for (let time = 1; time <= totalMinutes(plan); time += 1) {
          expect(retimed(plan, time).fits).toBe(time >= result.least);
        }
      }),
      runs,
    );
  });

  it('changes nothing when it has the whole time', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { rows, dropped, onTop } = fitted(plan, totalMinutes(plan));
        expect(rows.every(({ way }) => way === 'as-written')).toBe(true);
        expect([rows.length, dropped, onTop]).toEqual([plan.length, [], undefined]);
      }),
      runs,
    );
  });
});
