import { describe, expect, it } from '@jest/globals';
import { AUDIT_ACTIONS, wordsOf } from './actions.js';
import { auditId, isPlain, textIn } from './audit.rules.js';

const id = '6f1c2f8e-9f0a-4b52-8a51-2f4c5d0f4b11';
const hash = 'E3b0C44298fc1c149afbf4c8996fb92427ae41e4649';

describe('a detail of the audit log', () => {
  it('may hold ids, hashes, counts and words that a program chose', () => {
    const roles = ['learner', 'facilitator'];
    expect(
      textIn({ id, hash, count: 3, roles, on: true, before: null, until: '2026-11-22' }),
    ).toBeUndefined();
  });

  it.each([
    ['spaces', 'was afraid'],
    ['an address', 'ruth@example.org'],
    ['a name', 'Ruth'],
    ['a name in other letters', 'josé'],
    ['more than 64 characters', 'x'.repeat(65)],
    ['nothing', ''],
    ['a line’s end', 'learner\n'],
    ['markup', '<b>'],
    ['a list with text in it', ['learner', 'Ruth Lee']],
    ['a list of lists', [['learner']]],
    ['an object', { id }],
    ['no number', Number.NaN],
    ['what is not said', undefined],
  ])('may not hold %s', (_, note) => {
    expect(textIn({ id, note })).toBe('note');
  });

  it('may not hide text in the name of a field', () => {
    expect(textIn({ 'Ruth Lee': 1 })).toBe('Ruth Lee');
  });

  it('takes no name and no long number for an id', () => {
    expect([id, hash].map(auditId)).toEqual([id, hash]);
    for (const other of ['Ruth', 'ruth@example.org', '', `${id} `, '4711']) {
      expect(() => auditId(other)).toThrow('neither');
    }
  });
});

describe('the words of the audit log', () => {
  it.each(Object.entries(AUDIT_ACTIONS))('%s has a sentence', (action, words) => {
    expect(isPlain(action)).toBe(true);
    expect(words).toMatch(/^[A-Z].{10,90}\.$/);
  });

  it('say so of an action that only a later version knows, or that is none', () => {
    for (const action of ['moon.landed', 'constructor']) expect(wordsOf(action)).toContain(action);
  });
});
