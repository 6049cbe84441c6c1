import { describe, expect, it } from '@jest/globals';
import type { Block } from '../block/block.js';
import { plainText, type Table } from '../prose/prose.js';
import { shuffled } from './shuffle.js';
import { letterOf, sortingOf, withoutKey } from './sorting.js';

const cell = (value: string) => ({
  type: 'tableCell' as const,
  children: [{ type: 'text' as const, value }],
});
const table: Table = {
  type: 'table',
  children: ['Left,Right,Why', 'a,1,x', 'b,2,y', 'c,3,z', 'd,4,w'].map((row) => ({
    type: 'tableRow',
    children: row.split(',').map(cell),
  })),
};
const sort: Block<'pairs'> = {
  type: 'block',
  name: 'pairs',
  attributes: { as: 'sort', shuffle: 7 },
  label: [],
  children: [table],
};

describe('a sorting exercise', () => {
  const mixed = withoutKey(sort).children[0] as Table;
  const rows = mixed.children.slice(1).map((row) => row.children.map((each) => plainText([each])));

  it('keeps the left column and shuffles the right one', () => {
    expect(rows.map(([left]) => left)).toEqual(['a', 'b', 'c', 'd']);
    expect(rows.map(([, right]) => right).toSorted()).toEqual(['1', '2', '3', '4']);
    expect(rows.map(([, right]) => right)).not.toEqual(['1', '2', '3', '4']);
  });

  it('loses further columns, and the seed that would give the order away', () => {
    expect(mixed.children.every((row) => row.children.length === 2)).toBe(true);
    expect(withoutKey(sort).attributes.shuffle).toBe(0);
  });

  it('has a key that finds each right side under its letter', () => {
    for (const { number, letter, cells } of sortingOf(sort).rows) {
      const place = rows.findIndex((_, index) => letterOf(index) === letter);
      expect(rows[place]![1]).toBe(plainText([cells[1]!]));
      expect(rows[number - 1]![0]).toBe(plainText([cells[0]!]));
    }
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'is never printed solved, even with two pairs: seed %i',
    (shuffle) => {
      const two = { ...table, children: table.children.slice(0, 3) };
      const pairs: Block<'pairs'> = {
        ...sort,
        attributes: { as: 'sort', shuffle },
        children: [two],
      };
      const first = (withoutKey(pairs).children[0] as Table).children[1];
      expect(plainText([first!.children[1]!])).toBe('2');
    },
  );

  it('stays as it is when it is a plain table', () => {
    const plain = { ...sort, attributes: { as: 'table', shuffle: 7 } as const };
    expect(withoutKey(plain)).toBe(plain);
  });
});

describe('a shuffle', () => {
  it('is the same for the same seed, another for another, and loses nothing', () => {
    const things = Array.from({ length: 16 }, (_, index) => index);
    expect(shuffled(things, 3)).toEqual(shuffled(things, 3));
    expect(shuffled(things, 3)).not.toEqual(shuffled(things, 4));
    expect(shuffled(things, 3).toSorted((a, b) => a - b)).toEqual(things);
  });

  it('names more than 26 rows AA, AB and so on', () => {
    expect([0, 25, 26, 27].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB']);
  });
});
