import { describe, expect, it } from '@jest/globals';
import { OrderRefused } from './order-problem.js';
import { readOrder, readOrderText } from './read-order.js';

const least = { meeting: 5, date: '2026-12-01', start: '10:00', zone: 'UTC', learners: 18 };

function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof OrderRefused) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}
const problems = (changes: Record<string, unknown>) =>
  problemsOf(() => readOrder({ ...least, ...changes }));

describe('an order for a packet', () => {
  it('needs a session, a day, a time, a zone and a number of people', () => {
    expect(readOrder(least)).toMatchObject({
      variant: 'standard',
      edition: 'latest',
      paper: 'letter',
      sides: 'both',
      large: 0,
      final: false,
    });
    expect(problemsOf(() => readOrder({}))).toEqual([
      '"meeting" is missing; it should be the number of a session.',
      '"date" is missing; it should be a day such as 2026-12-01.',
      '"start" is missing; it should be a time of day such as 9:30 or 14:00.',
      '"zone" is missing; it should be some words.',
      '"learners" is missing; it should be a whole number from 1 to 300.',
    ]);
  });

  it.each([
    [0, '"learners" should be a whole number from 1 to 300.'],
    [-1, '"learners" should be a whole number from 1 to 300.'],
    [2.5, '"learners" should be a whole number from 1 to 300.'],
    ['many', '"learners" should be a whole number from 1 to 300.'],
    [1e6, '"learners" should be at most 300; a larger class needs a packet for each room.'],
  ])('refuses %p learners', (learners, message) => {
    expect(problems({ learners })).toEqual([message]);
  });

  it('takes one learner, and three hundred', () => {
    expect([1, 300].map((learners) => readOrder({ ...least, learners }).learners)).toEqual([
      1, 300,
    ]);
  });

  it.each([
    [{ names: ['Ann', 'x'.repeat(500)] }, '"names.1" should be at most 60 letters; it has 500.'],
    [
      { names: ['A\u0000nn'] },
      '"names.0" should be words of one line, without control characters.',
    ],
    [{ names: 'Ann' }, '"names" should be a list.'],
    [{ leaders: [{ name: '' }] }, '"leaders.0.name" should be some words, or nothing at all.'],
    [
      { large: 15, xlarge: 4 },
      '15 in large print and 4 in extra large are more than 18 learners. "learners" counts everyone, in whatever size they read.',
    ],
    [
      { learners: 1, names: ['Ann', 'Bob'] },
      'There are 2 names for 1 learner. Raise "learners", or take names out.',
    ],
    [{ date: '2026-02-30' }, '"date" should be a day such as 2026-12-01.'],
    [{ start: '25:00' }, '"start" should be a time of day such as 9:30 or 14:00.'],
    [{ paper: 'a5' }, '"paper" should be letter or a4.'],
    [
      { institute: { name: 'A', color: 'red' } },
      '"institute.color" should be a color such as #7a2a12.',
    ],
    [{ clinician: { name: 'Dr. Obi' } }, '"clinician.phone" is missing; it should be some words.'],
  ])('says what is wrong with %j', (changes, message) => {
    expect(problems(changes)).toEqual([message]);
  });

  it('names a field that it does not know, and those that it does', () => {
    const [message] = problems({ headcount: 3 });
    expect(message).toMatch(
      /^"headcount" is nothing that an order knows. An order knows: course, /,
    );
  });

  it('says so when it is no JSON, or no object', () => {
    expect(problemsOf(() => readOrderText('{'))[0]).toMatch(/^This is not JSON: /);
    expect(problemsOf(() => readOrderText('[]'))).toEqual([
      'An order is a JSON object: { "meeting": 5, … }.',
    ]);
  });
});
