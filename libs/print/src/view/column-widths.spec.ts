import { describe, expect, it } from '@jest/globals';
import { columnWidths } from './column-widths.js';
import { text } from './view.js';

const row = (...lengths: number[]) =>
  lengths.map((length) => (length === 0 ? [] : text('x'.repeat(length))));

describe('the widths of columns', () => {
  it('are equal where the longest texts are about as long', () => {
    expect(columnWidths(row(4, 4), [row(30, 38)])).toEqual([]);
  });

  it('follow the longest text of each column, within limits', () => {
    const [short, long] = columnWidths(row(5, 5), [row(16, 30), row(8, 36)]);
    expect(short! / long!).toBeCloseTo(4 / 6);
    expect(columnWidths(row(1, 1), [row(1, 400)])).toEqual([0.2, 0.7]);
  });

  it('leave room to write in an empty cell, the more the longer its title is', () => {
    const [given, empty] = columnWidths(row(5, 20), [row(20, 0)]);
    expect(empty! / given!).toBeCloseTo(2);
    const [long, number] = columnWidths(row(5, 6), [row(60, 0)]);
    expect(number).toBeLessThan(long!);
  });

  it('count the longest line of a cell with several', () => {
    const lines = [...text('x'.repeat(30)), { text: '', break: true as const }, ...text('xx')];
    expect(columnWidths(row(4, 4), [[lines, text('x'.repeat(31))]])).toEqual([]);
  });
});
