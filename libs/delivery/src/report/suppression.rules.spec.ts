import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hiddenAmong, type Sum } from './suppression.rules.js';

interface Table {
  values: Map<string, number>;
  sums: Sum[];
}

/** A table with sums of its rows and its columns, and a sum of all. */
function tableOf(rows: readonly (readonly number[])[]): Table {
  const values = new Map<string, number>();
  const [height, width] = [rows.length, rows[0]!.length];
  const numbers = Array.from({ length: height }, (_, index) => index);
  const columns = Array.from({ length: width }, (_, index) => index);
  const add = (cell: string, value: number) => values.set(cell, (values.get(cell) ?? 0) + value);
  for (const r of numbers) {
    for (const c of columns) {
      const value = rows[r]![c]!;
      add(`${r},${c}`, value);
      add(`${r},all`, value);
      add(`all,${c}`, value);
      add('all,all', value);
    }
  }
  const sums: Sum[] = [
    ...numbers.map((r) => ({ whole: `${r},all`, parts: columns.map((c) => `${r},${c}`) })),
    ...columns.map((c) => ({ whole: `all,${c}`, parts: numbers.map((r) => `${r},${c}`) })),
    { whole: 'all,all', parts: columns.map((c) => `all,${c}`) },
    { whole: 'all,all', parts: numbers.map((r) => `${r},all`) },
  ];
  return { values, sums };
}

/**
 * What somebody can work out: exact fractions, Gauss and Jordan, over the hidden cells. Written apart from what is
 * tested, and slow.
 */
function workedOut({ sums }: Table, hidden: ReadonlySet<string>): string[] {
  const cells = [...hidden];
  type Fraction = readonly [bigint, bigint];
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
  const reduced = (a: bigint, b: bigint): Fraction => {
    const by = gcd(a, b) * (b < 0n ? -1n : 1n);
    return by === 0n ? [0n, 1n] : [a / by, b / by];
  };
  const rows = sums.map(({ whole, parts, times = 1 }) =>
    cells.map((cell): Fraction => {
      const part = parts.includes(cell) ? 1n : 0n;
      return [part - (cell === whole ? BigInt(times) : 0n), 1n];
    }),
  );
  let done = 0;
  for (let column = 0; column < cells.length; column++) {
    const at = rows.findIndex((row, index) => index >= done && row[column]![0] !== 0n);
    if (at < 0) continue;
    [rows[done], rows[at]] = [rows[at]!, rows[done]!];
    const [a, b] = rows[done]![column]!;
    rows[done] = rows[done]!.map(([c, d]) => reduced(c * b, d * a));
    for (const [index, row] of rows.entries()) {
      const [e, f] = row[column]!;
      if (index === done || e === 0n) continue;
      rows[index] = row.map(([c, d], k) => {
        const [g, h] = rows[done]![k]!;
        return reduced(c * f * h - e * g * d, d * f * h);
      });
    }
    done++;
  }
  return rows.flatMap((row) => {
    const left = row.flatMap(([a], index) => (a === 0n ? [] : [index]));
    return left.length === 1 ? [cells[left[0]!]!] : [];
  });
}

const small = fc.integer({ min: 0, max: 12 });
const rows = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([height, width]) => {
    const row = fc.array(small, { minLength: width, maxLength: width });
    return fc.array(row, { minLength: height, maxLength: height });
  });

describe('hiding small numbers of a table', () => {
  it('shows none of one to four, and none that follows from those that are shown', () => {
    fc.assert(
      fc.property(rows, (numbers) => {
        const table = tableOf(numbers);
        const hidden = hiddenAmong(table.values, table.sums);
        for (const [cell, value] of table.values) {
          if (value > 0 && value < 5) expect(hidden).toContain(cell);
        }
        expect(workedOut(table, hidden)).toEqual([]);
        for (const { whole, parts } of table.sums) {
          const own = parts.filter((part) => hidden.has(part));
          if (own.length === 0 || hidden.has(whole)) continue;
          const together = own.reduce((all, part) => all + table.values.get(part)!, 0);
          expect(together).toBeGreaterThanOrEqual(5);
          expect(own.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 400, seed: 5 },
    );
  });

  it('is needed: without more, what is hidden can be worked out', () => {
    const table = tableOf([
      [2, 20],
      [30, 40],
    ]);
    expect(workedOut(table, new Set(['0,0']))).toEqual(['0,0']);
  });

  it('hides nothing where nothing is small', () => {
    const { values, sums } = tableOf([
      [5, 6],
      [7, 8],
    ]);
    expect([...hiddenAmong(values, sums)]).toEqual([]);
  });

  it('takes the smaller numbers for the sake of one', () => {
    const { values, sums } = tableOf([
      [2, 20, 90],
      [30, 40, 90],
      [90, 90, 90],
    ]);
    expect([...hiddenAmong(values, sums)].sort()).toEqual(['0,0', '0,1', '1,0', '1,1']);
  });

  it('sees what follows from two blocks that are joined in one cell', () => {
    // Each row and column has two hidden cells, and one of them still follows from all together.
    const hidden = ['0,0', '0,1', '1,0', '1,1', '1,2', '2,2', '2,3', '3,2', '3,3'];
    const numbers = Array.from({ length: 4 }, (_, r) =>
      Array.from({ length: 4 }, (__, c) => (hidden.includes(`${r},${c}`) ? 3 : 50)),
    );
    const table = tableOf(numbers);
    expect(workedOut(table, new Set(hidden))).toEqual(['1,2']);
    expect(workedOut(table, hiddenAmong(table.values, table.sums))).toEqual([]);
  });

  it('minds sums that are taken several times', () => {
    const values = new Map([
      ...([
        ['held', 12],
        ['there', 33],
        ['away', 3],
      ] as const),
    ]);
    const sums = [{ whole: 'held', parts: ['there', 'away'], times: 3 }];
    expect([...hiddenAmong(values, sums)].sort()).toEqual(['away', 'there']);
  });
});
