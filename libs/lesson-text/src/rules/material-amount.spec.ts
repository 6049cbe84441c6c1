import { describe, expect, it } from '@jest/globals';
import { readCourse } from '../read/course.js';
import { baseFiles, baseWith, lessonFile } from './fixtures/fixtures.js';

function rulesBrokenBy(materials: string): string[] {
  const lesson = baseFiles.get(lessonFile)!.replace('id=warm', `id=warm materials="${materials}"`);
  return readCourse('tea', baseWith({ [lessonFile]: lesson })).problems.map(({ rule }) => rule);
}

describe('amounts of materials', () => {
  it.each([
    'pens (one each)',
    '(each)',
    'pens (1 per person)',
    'pens (1 Each)',
    'pens (0 a table)',
    'cards (to use up)',
    'pens (1 each) and ink',
    'pens (one each) (3)',
    'pens (1 each',
    'pots, cards (1 each, to use up)',
  ])('cannot be counted: %s', (materials) => {
    expect(rulesBrokenBy(materials)).toEqual(['material-amount']);
  });

  it.each([
    'pens (1 each), cards (2 a pair to use up), sheets (3)',
    'a folding table for each pair',
    'peaches (ripe), a teapot (blue)',
    'what reaches the wall (long tablets)',
  ])('can, or are not given: %s', (materials) => {
    expect(rulesBrokenBy(materials)).toEqual([]);
  });
});
