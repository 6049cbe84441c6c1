import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aClass, anOrder, NOW } from '../spec-packet.js';
import { wordsIn } from '../spec-words.js';
import { planPacket } from '../plan/packet-plan.js';
import { setLetter } from './card-sets.js';

const itemsFor = (changes: Record<string, unknown> = {}) =>
  planPacket(aClass(), anOrder(changes), NOW).items;
const countsOf = (changes: Record<string, unknown> = {}) =>
  itemsFor(changes).map(({ name, size, copies, views }) => [name, size, copies, views.length]);

describe('the sheets of a packet', () => {
  it('are all there, each in its sizes and numbers', () => {
    expect(countsOf({ learners: 10, large: 2, xlarge: 1, assistants: ['Bea'] })).toEqual([
      ['script-a', 'standard', 1, 1],
      ['script-b', 'standard', 1, 1],
      ['run-sheet', 'standard', 3, 1],
      ['duty-card', 'standard', 1, 1],
      ['reporting-answer', 'standard', 3, 1],
      ['materials', 'standard', 1, 1],
      ['room-plan', 'standard', 1, 1],
      ['agenda', 'standard', 1, 1],
      ['wall', 'standard', 1, 1],
      ['sign-in', 'xlarge', 1, 1],
      ['name-tents', 'standard', 1, 1],
      ['lesson', 'standard', 7, 1],
      ['lesson', 'large', 2, 1],
      ['lesson', 'xlarge', 1, 1],
      ['h1-1', 'standard', 7, 1],
      ['h1-1', 'large', 2, 1],
      ['h1-1', 'xlarge', 1, 1],
      ['h1-2', 'large', 1, 3],
      ['h1-2', 'xlarge', 1, 1],
      ['prompts', 'large', 1, 3],
      ['prompts', 'xlarge', 1, 1],
      ['question-cards', 'xlarge', 3, 1],
      ['resources', 'standard', 7, 1],
      ['resources', 'large', 6, 1],
      ['resources', 'xlarge', 1, 1],
      ['slip', 'standard', 7, 1],
      ['slip', 'large', 2, 1],
      ['slip', 'xlarge', 1, 1],
    ]);
  });

  it('are as many as there are people, and those to spare', () => {
    const people = fc.record({
      learners: fc.integer({ min: 1, max: 300 }),
      large: fc.integer({ min: 0, max: 300 }),
      xlarge: fc.integer({ min: 0, max: 300 }),
      spares: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(people, ({ learners, large, xlarge, spares }) => {
        fc.pre(large + xlarge <= learners);
        const items = itemsFor({ learners, large, xlarge, spares });
        for (const sheet of ['lesson', 'h1-1', 'slip']) {
          const own = items.filter(({ name }) => name === sheet);
          expect(own.reduce((sum, { copies }) => sum + copies, 0)).toBe(learners + spares);
        }
        const questions = items.find(({ name }) => name === 'question-cards')!;
        expect(questions.copies * 4).toBeGreaterThanOrEqual(learners);
      }),
      { numRuns: 30 },
    );
  });

  it('have a letter for each set of cards, and none on the cards for questions', () => {
    const items = itemsFor({ learners: 6, large: 0 });
    const words = (sheet: string) => items.find(({ name }) => name === sheet)!.views.map(wordsIn);
    expect(words('h1-2')).toEqual([
      expect.stringContaining('Set A · 1 of 2'),
      expect.stringContaining('Set B · 1 of 2'),
    ]);
    expect(words('question-cards').join()).not.toMatch(/set|of \d/i);
    expect([0, 25, 26, 51, 52, 701, 702].map(setLetter)).toEqual([
      ...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'],
    ]);
  });

  it('give a tent to everyone: with a name, or to write on', () => {
    const tents = itemsFor({
      learners: 4,
      large: 0,
      names: ['Ann', 'Bob'],
      assistants: ['Bea'],
    }).find(({ name }) => name === 'name-tents')!;
    expect(tents.views[0]!.blocks).toMatchObject([
      { kind: 'tents', names: ['Ruth', 'Marcus', 'Bea', 'Ann', 'Bob', '', ''] },
    ]);
  });

  it('say so on every one when it is a draft', () => {
    const drafts = itemsFor({ final: false }).flatMap(({ views }) => views);
    expect(drafts.every(({ draft }) => draft)).toBe(true);
    expect(
      itemsFor()
        .flatMap(({ views }) => views)
        .some(({ draft }) => draft),
    ).toBe(false);
  });

  it('never name the course’s subject outside the room', () => {
    for (const { views } of itemsFor()) {
      for (const { documentTitle, footer } of views) {
        expect(documentTitle + footer.left).not.toContain('tea');
      }
    }
  });
});
