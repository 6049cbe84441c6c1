import { describe, expect, it } from '@jest/globals';
import {
  absenteesAmong,
  changesOf,
  keying,
  MARKS,
  wasThere,
  type Keyed,
  type Mark,
} from './attendance.rules.js';

describe('marks', () => {
  it('say who was there: also whoever came late or left early', () => {
    expect(MARKS.filter(wasThere)).toEqual(['present', 'late', 'left-early']);
    expect(wasThere(null)).toBe(false);
  });
});

describe('keying a sheet', () => {
  const places = [{ enrolment: 'a' }, { enrolment: 'b' }];
  const present = (...who: string[]) =>
    who.map((enrolment): Keyed => ({ enrolment, mark: 'present' }));
  it.each([
    [true, present('a', 'b'), undefined],
    [true, [{ enrolment: 'a', mark: null }], undefined],
    [true, [], 'NOTHING_KEYED'],
    [true, present('a', 'c'), 'NO_PLACE_HELD'],
    [true, [{ enrolment: 'c', mark: null }], 'NO_PLACE_HELD'],
    [true, present('a', 'b', 'a'), 'KEYED_TWICE'],
    [false, present('a'), 'SESSION_NEVER_COUNTS'],
    [false, [], 'SESSION_NEVER_COUNTS'],
  ] as [boolean, Keyed[], string | undefined][])('counts: %s, %j: %s', (counts, keyed, refusal) => {
    expect(keying({ counts }, places, keyed)).toBe(refusal);
  });

  it.each([
    [null, false, 'present', 'entered'],
    [null, true, 'present', 'entered corrections'],
    [null, false, null, ''],
    [null, true, null, ''],
    ['present', false, 'present', ''],
    ['present', true, 'present', ''],
    ['present', false, 'absent', 'entered corrections'],
    ['present', false, null, 'takenAway corrections'],
  ] as [Mark | null, boolean, Mark | null, string][])(
    'changes %s (corrected before: %s) to %s by: %s',
    (was, corrected, becomes, changed) => {
      const places = [{ enrolment: 'a', mark: was, corrected }];
      const changes = changesOf(places, [{ enrolment: 'a', mark: becomes }]);
      const parts = Object.entries(changes).filter(([, rows]) => (rows as unknown[]).length > 0);
      expect(parts.map(([part]) => part).join(' ')).toBe(changed);
      for (const each of changes.corrections)
        expect(each).toEqual({ enrolment: 'a', was, becomes });
    },
  );

  it('leaves everybody as they are who is not on the list', () => {
    const places = (['present', 'absent', null] as const).map((mark, index) => ({
      ...{ enrolment: `${index}`, mark, corrected: false },
    }));
    expect(changesOf(places, [{ enrolment: '2', mark: 'late' }])).toEqual({
      entered: [{ enrolment: '2', mark: 'late' }],
      takenAway: [],
      corrections: [],
    });
  });
});

describe('who was not there', () => {
  it.each([
    [[], []],
    [[null, null], []],
    [['present', null], [null]],
    [
      ['late', 'left-early', 'absent', 'apologized', null],
      ['absent', 'apologized', null],
    ],
    [
      ['absent', null],
      ['absent', null],
    ],
  ] as [(Mark | null)[], (Mark | null)[]][])('among %j: %j', (marks, absent) => {
    expect(absenteesAmong(marks.map((mark) => ({ mark }))).map(({ mark }) => mark)).toEqual(absent);
  });
});
