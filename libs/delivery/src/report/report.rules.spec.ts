import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  MARK_NUMBERS,
  tablesOf,
  told,
  type CountedClass,
  type MarkNumbers,
} from './report.rules.js';
import { givenAway } from './suppression.rules.js';

let next = 0;
const aClass = (
  held: number,
  completed: number,
  sessions: number[][] = [],
  sheets = 0,
): CountedClass => {
  const id = `class-${next++}`;
  return {
    ...{ id, held, completed, certificates: completed },
    sessions: sessions.map((marks, index) => ({
      id: `${id}/${index}`,
      ...(Object.fromEntries(
        MARK_NUMBERS.map((mark, at) => [mark, marks[at] ?? 0]),
      ) as MarkNumbers),
    })),
    answers: { sheets, higher: sheets * 2, same: sheets, lower: 0, low: 0, good: sheets },
  };
};

/** A class whose marks add up, whoever was where. */
const anyClass = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 4 }), fc.nat(15), fc.nat(20))
  .chain(([held, sessions, sheets, other]) => {
    const marks = fc.array(fc.nat(MARK_NUMBERS.length - 1), { minLength: held, maxLength: held });
    const all = fc.array(marks, { minLength: sessions, maxLength: sessions });
    return all.map((each) => {
      const numbers = each.map((of) =>
        MARK_NUMBERS.map((_, at) => of.filter((mark) => mark === at).length),
      );
      return aClass(held, Math.min(held, other), numbers, sheets);
    });
  });

describe('a report', () => {
  it('never leads to fewer than five people, whatever is subtracted', () => {
    fc.assert(
      fc.property(fc.array(anyClass, { maxLength: 6 }), (classes) => {
        const report = told(classes);
        const { values, sums } = tablesOf(classes);
        const shown = new Map<string, number | null>();
        for (const { id, sessions, marks, answers, ...plain } of [
          ...report.classes,
          { id: 'total', sessions: [], ...report.totals },
        ]) {
          for (const [name, value] of Object.entries({ ...plain, ...marks, ...answers })) {
            if (name !== 'share') shown.set(`${id}.${name}`, value);
          }
          for (const { id: session, ...of } of sessions) {
            for (const [name, value] of Object.entries(of)) shown.set(`${session}.${name}`, value);
          }
        }
        const hidden = new Set<string>();
        for (const [cell, value] of values) {
          const is = shown.get(cell);
          if (is === null || is === undefined) hidden.add(cell);
          else expect([cell, is]).toEqual([cell, value === 0 ? 0 : Math.max(5, value)]);
        }
        // What stands in no table may follow from it, where it is no small group itself.
        const unseen = [...hidden].filter((cell) => /\.(uncertified|there|away)$/.test(cell));
        for (const { id, share } of [...report.classes, { id: 'total', ...report.totals }]) {
          if (share !== null) for (const name of ['there', 'away']) hidden.delete(`${id}.${name}`);
        }
        for (const cell of givenAway(sums, hidden)) if (unseen.includes(cell)) hidden.delete(cell);
        for (const cell of unseen) {
          const value = values.get(cell)!;
          if (!hidden.has(cell)) expect([cell, value]).toEqual([cell, value && Math.max(5, value)]);
        }
        expect(givenAway(sums, hidden)).toEqual([]);
        for (const { whole, parts } of sums) {
          const own = parts.filter((part) => hidden.has(part));
          if (own.length === 0 || hidden.has(whole)) continue;
          const together = own.reduce((all, part) => all + values.get(part)!, 0);
          expect(together).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  it('tells of classes that are large enough, and of all together', () => {
    const report = told([
      aClass(12, 6, [[7, 0, 0, 0, 0, 5]], 8),
      aClass(20, 12, [[10, 0, 0, 10, 0, 0]], 10),
    ]);
    expect(report.totals).toMatchObject({
      ...{ held: 32, completed: 18, notCompleted: 14, certificates: 18, share: 53 },
      answers: { sheets: 18, higher: 36, same: 18, lower: 0, good: 18 },
    });
    expect(report.classes[0]).toMatchObject({ held: 12, completed: 6, notCompleted: 6, share: 58 });
  });

  it('hides a class of four, and another one so that the total does not tell it', () => {
    const [small, middle, large] = [aClass(4, 4), aClass(14, 7), aClass(20, 10)];
    const report = told([small, middle, large]);
    const held = report.classes.map((each) => each.held);
    expect([held, report.totals.held]).toEqual([[null, null, 20], 38]);
  });

  it('tells that all completed, or nobody, and hides where few did or few did not', () => {
    for (const completed of [12, 11, 8, 7, 5, 4, 1, 0]) {
      const [only] = told([aClass(12, completed)]).classes;
      const isTold = [12, 7, 5, 0].includes(completed);
      expect([only!.completed, only!.notCompleted, only!.held]).toEqual(
        isTold ? [completed, 12 - completed, 12] : [null, null, 12],
      );
    }
  });

  it('hides marks of a small class, though they are many', () => {
    const marks = Array.from({ length: 7 }, () => [3, 0, 0, 0, 0, 0]);
    const [only] = told([aClass(3, 3, marks), aClass(20, 10)]).classes;
    expect([only!.marks.present, only!.share]).toEqual([null, null]);
  });

  it('hides certificates where few who completed have none, or where completion is hidden', () => {
    const few = { ...aClass(20, 12), certificates: 10 };
    expect(told([few]).classes[0]).toMatchObject({ completed: 12, certificates: null });
    const all = { ...aClass(20, 18), certificates: 8 };
    expect(told([all]).classes[0]).toMatchObject({ completed: null, certificates: null });
  });

  it('has no numbers where nothing was noted or keyed, and hides none for that', () => {
    const report = told([aClass(12, 6), aClass(12, 6, [[6, 0, 0, 6, 0, 0]], 9)]);
    expect(report.classes[0]!.marks.present).toBeNull();
    expect(report.classes[1]!.marks.present).toBe(6);
    expect([report.classes[1]!.answers.sheets, report.totals.answers.sheets]).toEqual([9, 9]);
    expect(told([]).totals).toMatchObject({ held: null, share: null });
  });

  it('is made in seconds for as many classes as one takes', () => {
    const classes = Array.from({ length: 300 }, (_, n) =>
      aClass(
        12,
        n % 13,
        Array.from({ length: 6 }, (__, s) => [(n + s) % 12, 1, 0, 0, 0, 11 - ((n + s) % 12)]),
        n % 12,
      ),
    );
    const begun = performance.now();
    expect(told(classes).classes).toHaveLength(300);
    const took = performance.now() - begun;
    // 0.5 s on two shared cores.
    expect(took).toBeLessThan(20_000);
  }, 60_000);
});
