import { describe, expect, it } from '@jest/globals';
import { canonical, isClientMutationId, privateIn } from './mutation.rules.js';

describe('a client mutation id', () => {
  it.each(['8letters', '!~!~!~!~', 'x'.repeat(64), '6f1c2f8e-9f0a-4b52-8a51-2f4c5d0f4b11'])(
    'may be %s',
    (id) => expect(isClientMutationId(id)).toBe(true),
  );

  it.each([
    '',
    '7letter',
    'x'.repeat(65),
    'with space',
    'tab\tbetween',
    'línea-longa',
    '12345678\n',
  ])('may not be %j', (id) => expect(isClientMutationId(id)).toBe(false));
});

describe('an input’s one way of writing', () => {
  it('depends on no order of fields, at any depth', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }], a: 'x' })).toBe(
      canonical({ a: 'x', b: [{ c: 2, d: 1 }] }),
    );
  });

  it('depends on the order of a list, and tells null from nothing and 1 from "1"', () => {
    const all = [{ a: [1, 2] }, { a: [2, 1] }, { a: null }, {}, { a: 1 }, { a: '1' }].map(
      canonical,
    );
    expect(new Set(all).size).toBe(all.length);
    expect(canonical({ a: undefined })).toBe(canonical({}));
  });

  it('tells one moment from another', () => {
    expect(canonical({ at: new Date(1) })).not.toBe(canonical({ at: new Date(2) }));
  });
});

describe('an answer', () => {
  it('may hold ids, counts and words', () => {
    expect(
      privateIn({ id: 'a-b', count: 3, done: true, next: null, role: 'learner' }),
    ).toBeUndefined();
  });

  it.each([
    ['a text', { id: 'a', note: 'I was afraid' }],
    ['a long word', { note: 'x'.repeat(65) }],
    ['an empty text', { note: '' }],
    ['a fraction', { note: 0.5 }],
    ['an object', { note: { id: 'a' } }],
    ['a list', { note: ['a'] }],
    ['nothing said', { note: undefined }],
  ])('may not hold %s', (_, answer) => {
    expect(privateIn(answer)).toBe('note');
  });
});
