import { describe, expect, it } from '@jest/globals';
import {
  actualMinutes,
  behindMinutes,
  presentOf,
  pressed,
  projectedEnd,
  waiting,
  type Clock,
  type Command,
  type Pressed,
  type RunRefusal,
} from './run.rules.js';

const TEN = Date.parse('2026-12-01T15:00:00Z');
const minute = (n: number) => TEN + n * 60_000;
/** Three activities, of 10, 20 and 30 minutes. */
const plan = [
  { id: 'a', title: 'Arrive', minutes: 10 },
  { id: 'b', title: 'Talk', minutes: 20 },
  { id: 'c', title: 'Close', minutes: 30 },
];
type Line = [Command['kind'], at: number, more?: Partial<Pressed> & object];

/** Presses one after another, at minutes from ten; by default from what is present, seeing the latest. */
function after(lines: readonly Line[], begun: Clock = waiting(plan)): Clock | RunRefusal {
  let clock = begun;
  for (const [kind, at, more] of lines) {
    const from = presentOf(clock)?.id ?? null;
    const standard = { reason: null, minutes: 5, from, seen: clock.version };
    const next = pressed(
      clock,
      { kind, at: minute(at), ...standard, ...more } as Pressed,
      minute(at),
    );
    if (typeof next === 'string') return next;
    clock = next;
  }
  return clock;
}
const run = (...lines: Line[]) => {
  const clock = after(lines);
  if (typeof clock === 'string') throw new Error(clock);
  return clock;
};
const states = (clock: Clock) => clock.steps.map(({ id, state }) => `${id} ${state}`).join(', ');

describe('a run', () => {
  it.each([
    [[], 'waiting', 'a ahead, b ahead, c ahead'],
    [[['start', 0]], 'running', 'a present, b ahead, c ahead'],
    [
      [
        ['start', 0],
        ['start', 1],
      ],
      'running',
      'a present, b ahead, c ahead',
    ],
    [
      [
        ['start', 0],
        ['next', 9],
      ],
      'running',
      'a done, b present, c ahead',
    ],
    [
      [
        ['start', 0],
        ['skip', 2],
      ],
      'running',
      'a skipped, b present, c ahead',
    ],
    [
      [
        ['start', 0],
        ['next', 9],
        ['back', 10],
      ],
      'running',
      'a present, b ahead, c ahead',
    ],
    [
      [
        ['start', 0],
        ['skip', 9],
        ['back', 10],
      ],
      'running',
      'a present, b ahead, c ahead',
    ],
    [
      [
        ['start', 0],
        ['back', 1],
      ],
      'waiting',
      'a ahead, b ahead, c ahead',
    ],
    [
      [
        ['start', 0],
        ['finish', 9],
      ],
      'finished',
      'a done, b unreached, c unreached',
    ],
    [
      [
        ['start', 0],
        ['finish', 9],
        ['finish', 10],
      ],
      'finished',
      'a done, b unreached, c unreached',
    ],
    [
      [
        ['start', 0],
        ['finish', 9],
        ['back', 10],
      ],
      'running',
      'a present, b ahead, c ahead',
    ],
    [
      [
        ['start', 0],
        ['next', 9],
        ['next', 30],
        ['next', 60],
      ],
      'finished',
      'a done, b done, c done',
    ],
  ] as [Line[], string, string][])('after %j is %s: %s', (lines, state, steps) => {
    const clock = run(...lines);
    expect([clock.state, states(clock)]).toEqual([state, steps]);
  });

  it.each([
    ['start', { at: minute(2), from: null }, 'NO_PLAN', waiting([])],
    ['next', { from: 'a' }, 'NOT_RUNNING', waiting(plan)],
    ['finish', { from: 'a' }, 'NOT_RUNNING', waiting(plan)],
    ['back', { from: null }, 'NOTHING_TO_UNDO', waiting(plan)],
    ['next', { from: 'c' }, 'CHANGED_MEANWHILE', undefined],
    ['next', { from: null }, 'CHANGED_MEANWHILE', undefined],
    ['next', { from: 'nowhere' }, 'CHANGED_MEANWHILE', undefined],
    ['finish', { from: 'a' }, 'CHANGED_MEANWHILE', undefined],
    ['extend', { from: 'a' }, 'CHANGED_MEANWHILE', undefined],
    ['extend', { seen: 1 }, 'CHANGED_MEANWHILE', undefined],
    ['back', { seen: 1 }, 'CHANGED_MEANWHILE', undefined],
    ['back', { from: 'a' }, 'CHANGED_MEANWHILE', undefined],
    ['extend', { minutes: 0 }, 'MINUTES', undefined],
    ['extend', { minutes: 2.5 }, 'MINUTES', undefined],
    ['extend', { minutes: -21 }, 'MINUTES', undefined],
    ['extend', { minutes: 121 }, 'MINUTES', undefined],
    ['next', { at: minute(12) + 60_001 }, 'PRESSED_LATER', undefined],
    ['next', { at: minute(12 - 12 * 60) - 1 }, 'PRESSED_TOO_LONG_AGO', undefined],
    ['next', { at: minute(10) - 1 }, 'PRESSED_BEFORE', undefined],
  ] as [Command['kind'], Partial<Pressed>, RunRefusal, Clock | undefined][])(
    'refuses %s %j: %s',
    (kind, more, refusal, clock) => {
      const second = clock ?? run(['start', 0], ['next', 10]);
      expect(after([[kind, 12, more]], second)).toBe(refusal);
    },
  );

  it.each([
    ['next from a step that is left', 'next', { from: 'a', seen: 1 }],
    ['skip from a step that is left', 'skip', { from: 'a', seen: 1 }],
    ['start once it is begun', 'start', { from: null, seen: 0 }],
    ['back from a step that is not begun any more', 'back', { from: 'c', seen: 2 }],
  ] as [string, Command['kind'], Partial<Pressed>][])('changes nothing by %s', (_, kind, more) => {
    const second = run(['start', 0], ['next', 10]);
    expect(after([[kind, 12, more]], second)).toBe(second);
  });

  it('takes from a clock that goes a minute ahead, and after twelve hours without network', () => {
    const first = run(['start', 0]);
    const press = { kind: 'next', from: 'a', seen: null } as const;
    expect(pressed(first, { ...press, at: minute(11) }, minute(10))).toMatchObject({ version: 2 });
    expect(pressed(first, { ...press, at: minute(9) }, minute(9 + 720))).toMatchObject({
      version: 2,
    });
  });

  it('is not moved on by who has not seen that it was taken back', () => {
    const back = run(['start', 0], ['next', 10], ['back', 11]);
    expect(after([['next', 12, { seen: 1 }]], back)).toBe('CHANGED_MEANWHILE');
    expect(after([['next', 12, { seen: 3 }]], back)).toMatchObject({ version: 4 });
    expect(after([['next', 12, { seen: null }]], back)).toMatchObject({ version: 4 });
  });

  it('is moved on by who has not seen that it was extended', () => {
    const longer = run(['start', 0], ['extend', 5]);
    expect(after([['next', 12, { seen: 1 }]], longer)).toMatchObject({ version: 3 });
  });
});

describe('ahead or behind', () => {
  it.each([
    ['on time at the start', [['start', 0]], 0, 0, 60],
    ['still on time within an activity', [['start', 0]], 10, 0, 60],
    ['behind once the activity is over its time', [['start', 0]], 13, 3, 63],
    [
      'ahead after a short one',
      [
        ['start', 0],
        ['next', 6],
      ],
      7,
      -4,
      56,
    ],
    [
      'behind after a long one',
      [
        ['start', 0],
        ['next', 14],
      ],
      15,
      4,
      64,
    ],
    [
      'behind by what was added',
      [
        ['start', 0],
        ['extend', 1],
      ],
      2,
      5,
      65,
    ],
    [
      'no further behind while that lasts',
      [
        ['start', 0],
        ['extend', 1],
      ],
      15,
      5,
      65,
    ],
    [
      'and further afterwards',
      [
        ['start', 0],
        ['extend', 1],
      ],
      17,
      7,
      67,
    ],
    [
      'ahead by what was taken away',
      [
        ['start', 0],
        ['extend', 1, { minutes: -4 }],
      ],
      2,
      -4,
      56,
    ],
    [
      'ahead by what a skipped one leaves',
      [
        ['start', 0],
        ['next', 10],
        ['skip', 12],
      ],
      12,
      -18,
      42,
    ],
    [
      'as before once a step is back',
      [
        ['start', 0],
        ['next', 4],
        ['back', 5],
      ],
      6,
      0,
      60,
    ],
    [
      'ahead when it ends early',
      [
        ['start', 0],
        ['next', 10],
        ['finish', 30],
      ],
      99,
      -30,
      30,
    ],
    [
      'behind when it ends late',
      [
        ['start', 0],
        ['next', 10],
        ['next', 30],
        ['next', 66],
      ],
      99,
      6,
      66,
    ],
    ['less than a minute is none', [['start', 0]], 10.9, 0, 60.9],
  ] as [string, Line[], number, number, number][])('%s', (_, lines, now, behind, end) => {
    const clock = run(...lines);
    expect(behindMinutes(clock, minute(now))).toBe(behind);
    expect(projectedEnd(clock, minute(now))).toBe(minute(end));
  });

  it('is nothing before it is begun', () => {
    expect(behindMinutes(waiting(plan), minute(5))).toBe(0);
    expect(projectedEnd(waiting(plan), minute(5))).toBeNull();
  });
});

describe('actual minutes', () => {
  it('count from the first time it was begun, also when it was left by mistake', () => {
    const clock = run(['start', 0], ['next', 6], ['back', 7], ['next', 11.25]);
    expect(clock.steps.map((step) => actualMinutes(step, minute(15)))).toEqual([11.3, 3.8, null]);
  });
});
