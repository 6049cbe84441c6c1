import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActivityPlan } from '../tree/tree.js';
import { readMaterial } from './material.js';
import { materialsNeeded } from './materials-needed.js';

describe('a thing that an activity asks for', () => {
  it.each([
    ['pens of one kind (1 each)', 'pens of one kind', 1, 'person', false],
    ['markers (2 a table)', 'markers', 2, 'table', false],
    ['sets of cut cards (1 a pair)', 'sets of cut cards', 1, 'pair', false],
    ['blank cards (1 each to use up)', 'blank cards', 1, 'person', true],
    ['tape (1 to use up)', 'tape', 1, 'room', true],
    [' wall sheets(3) ', 'wall sheets', 3, 'room', false],
    ['cups (large) (12)', 'cups (large)', 12, 'room', false],
  ])('has its number read: %s', (words, what, amount, per, usedUp) => {
    expect(readMaterial(words)).toEqual({ what, amount, per, usedUp });
  });

  it.each([
    'the flip chart with four boxes',
    'cups (blue)',
    'pens (one each)',
    'pens (0 each)',
    'pens (1  each)',
    'pens (1 each) and paper',
    '(3)',
  ])('has its words as they are, and no number: %s', (words) => {
    expect(readMaterial(words)).toEqual({ what: words, per: 'room', usedUp: false });
  });

  it('loses none of its words, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', ' (1 each)'), (words, amount) => {
        const { what } = readMaterial(`${words}${amount}`);
        const isRead = amount !== '' && words.trim() !== '';
        if (isRead) expect(what).toBe(words.trim());
        expect(`${words}${amount}`).toContain(what);
      }),
    );
  });
});

function needed(people: number, materials: Record<string, string[]>) {
  const activities = Object.entries(materials).map(([id, things]) => {
    const plan: ActivityPlan = {
      ...{ minutes: 5, kind: 'exercise', grouping: ['whole'], core: 'keep', ledBy: 'either' },
      ...{ sensitivity: 'none', materials: things },
    };
    return { id, plan };
  });
  return materialsNeeded(activities, people);
}

describe('what to bring for a number of people', () => {
  it.each([
    ['each', 13, 26],
    ['a pair', 13, 14],
    ['a table', 13, 8],
    ['a table', 12, 6],
    ['a table', 0, 0],
  ])('counts 2 %s for %i people as %i', (per, people, count) => {
    expect(needed(people, { write: [`pens (2 ${per})`] })).toEqual([
      { what: 'pens', count, activities: ['write'] },
    ]);
  });

  it('lends things from one activity to the next, so the largest number counts', () => {
    expect(needed(9, { a: ['pens (1 each)'], b: ['pens (2 a table)'], c: ['pens'] })).toEqual([
      { what: 'pens', count: 9, activities: ['a', 'b', 'c'] },
    ]);
  });

  it('adds up what is used up, and brings enough for what is only lent afterward', () => {
    const use = 'cards (1 each to use up)';
    expect(needed(9, { a: [use], b: [use] })[0]).toMatchObject({ count: 18 });
    expect(needed(9, { a: [use], b: ['cards (1 each)'] })[0]).toMatchObject({ count: 18 });
    expect(needed(9, { a: ['cards (1 each)'], b: [use] })[0]).toMatchObject({ count: 9 });
  });

  it('names a thing once, as it is spelled first, in the order of first use', () => {
    const things = needed(4, { a: ['clock', 'Pens (1 each)'], b: ['box (1)', ' pens (2 each)'] });
    expect(things).toEqual([
      { what: 'clock', activities: ['a'] },
      { what: 'Pens', count: 8, activities: ['a', 'b'] },
      { what: 'box', count: 1, activities: ['b'] },
    ]);
  });
});
