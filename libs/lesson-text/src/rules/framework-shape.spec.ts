import { describe, expect, it } from '@jest/globals';
import { readCourse } from '../read/course.js';
import { baseFiles, baseWith, handoutFile } from './fixtures/fixtures.js';

const items = (amount: number) => Array.from({ length: amount }, (_, n) => `- Cup ${n}`).join('\n');
const messages = (attributes: string, amount: number) =>
  readCourse(
    'tea',
    baseWith({
      [handoutFile]: `${baseFiles.get(handoutFile)!}\n:::framework[Tea]{${attributes}}\n${items(amount)}\n:::\n`,
    }),
  )
    .problems.filter(({ rule }) => rule === 'framework-shape')
    .map(({ message }) => message);

describe('the shape of a framework', () => {
  it.each([
    ['kind=grid across="a | b" down="c|d"', 4],
    ['kind=dial', 2],
    ['kind=map', 1],
    ['kind=circles', 7],
  ])('is accepted: %s with %i items', (attributes, amount) => {
    expect(messages(attributes, amount)).toEqual([]);
  });

  it.each([
    ['kind=dial', 3, ['This dial has 3 items; a dial has 2.']],
    ['kind=grid across="a | b" down="c | d"', 5, ['This grid has 5 items; a grid has 4.']],
    ['kind=grid across="a | b | c" down="c | d"', 4, ['This grid does not name its two columns.']],
    ['kind=grid across="a | b" down="c |"', 4, ['This grid does not name its two rows.']],
    [
      'kind=grid',
      4,
      ['This grid does not name its two columns.', 'This grid does not name its two rows.'],
    ],
  ])('is reported: %s with %i items', (attributes, amount, said) => {
    expect(messages(attributes, amount)).toEqual(said);
  });
});
