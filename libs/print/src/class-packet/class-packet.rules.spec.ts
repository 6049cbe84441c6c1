import { describe, expect, it } from '@jest/globals';
import { readOrder } from '../packet/order/read-order.js';
import {
  orderFrom,
  sparesFor,
  type ClassFacts,
  type KnownOfInstitute,
  type PlannedMeeting,
} from './class-packet.rules.js';

const facts: ClassFacts = {
  ...{ number: 5, minutes: 90, day: '2026-12-01', start: '10:00', end: '11:30' },
  ...{ zone: 'America/New_York', variant: 'standard', place: 'Room 2', isOnline: true },
  clinician: { name: 'Dr. Obi', phone: '555-0144' },
  staff: [
    { called: 'Zoë', part: 'leader', trained: true },
    { called: 'Abe', part: 'leader', trained: false },
    { called: 'Kim', part: 'assistant', trained: true },
  ],
  learners: [
    { called: 'Ada', print: 'standard' },
    { called: 'Ben', print: 'xlarge' },
    { called: 'Cleo', print: 'large' },
    { called: 'Dee', print: 'large' },
  ],
};
const planned: PlannedMeeting = {
  ...{ code: 'tea', edition: '2026-11-22.abcdef01', minutes: 90, resources: ['burns'] },
};
const known: KnownOfInstitute = {
  ...{ institute: { name: 'Elm House' }, logo: undefined },
  resources: [{ id: 'burns' }, { id: 'gone' }],
};
const order = (changes: Partial<ClassFacts> = {}, choices = {}) =>
  orderFrom({ ...facts, ...changes }, planned, known, choices);

describe('the order of a class’s packet', () => {
  it('counts people by the size that they read, and calls them by their names', () => {
    expect(order()).toEqual({
      ...{ course: 'tea', edition: '2026-11-22.abcdef01', variant: 'standard', meeting: 5 },
      ...{ date: '2026-12-01', start: '10:00', zone: 'America/New_York', place: 'Room 2' },
      ...{ leaders: [{ name: 'Zoë' }, { name: 'Abe' }], assistants: ['Kim'] },
      ...{ learners: 4, large: 2, xlarge: 1, spares: 2, final: false },
      names: ['Ada', 'Ben', 'Cleo', 'Dee'],
      institute: { name: 'Elm House' },
      clinician: { name: 'Dr. Obi', phone: '555-0144' },
      resources: [{ id: 'burns' }],
    });
  });

  it('is one that a packet can be made from', () => {
    expect(readOrder(order({}, { paper: 'a4', final: true }))).toMatchObject({ paper: 'a4' });
  });

  it.each([
    ['as long as planned', 90, undefined],
    ['shorter', 75, '11:15'],
    ['longer', 120, undefined],
  ])('says when it ends only where that is before the plan’s end: %s', (_, minutes, end) => {
    expect(order({ minutes, end: end ?? '11:30' })['end']).toBe(end);
  });

  it.each([
    ['a place', { place: 'Room 2', isOnline: true }, 'Room 2'],
    ['only a link', { place: null, isOnline: true }, 'Online'],
    ['neither', { place: null, isOnline: false }, undefined],
  ])('says where, out of %s', (_, where, place) => {
    expect(order(where)['place']).toBe(place);
  });

  it.each([
    ['no telephone', { name: 'Dr. Obi', phone: null }],
    ['no name', { name: null, phone: '555-0144' }],
  ])('names no clinician with %s', (_, clinician) => {
    expect(order({ clinician })).not.toHaveProperty('clinician');
  });

  it('has no names where none are wanted, and the copies that are', () => {
    const asked = order({}, { names: false, spares: 0, sides: 'one' });
    expect(asked).toMatchObject({ learners: 4, spares: 0, sides: 'one' });
    expect(asked).not.toHaveProperty('names');
  });

  it('has a fifth leader among the helpers', () => {
    const staff = ['E', 'D', 'C', 'B', 'A'].map((called) => ({
      ...{ called, part: 'leader' as const, trained: called === 'C' },
    }));
    expect(order({ staff })).toMatchObject({
      leaders: ['C', 'A', 'B', 'D'].map((name) => ({ name })),
      assistants: ['E'],
    });
  });

  it.each([
    [1, 2],
    [20, 2],
    [21, 3],
    [300, 30],
  ])('has spare copies for %i people: %i', (learners, spares) => {
    expect(sparesFor(learners)).toBe(spares);
  });
});
