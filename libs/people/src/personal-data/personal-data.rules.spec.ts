import { describe, expect, it } from '@jest/globals';
import { VISITOR, type Member, type Role, type Who } from '@hearthside/platform';
import { erasing, exporting, inForeignKeyOrder, settingRetention } from './personal-data.rules.js';

const member = (...roles: Role[]): Member => ({
  kind: 'member',
  userId: 'u',
  sessionId: 's',
  instituteId: 'i',
  membershipId: 'me',
  roles,
});
const service: Who = { kind: 'service', instituteId: 'i' };
const person: Who = { kind: 'person', userId: 'u', sessionId: 's' };
const plain = { isCoordinator: false, coordinatorsBeside: 0 };

describe('who may have what is kept', () => {
  it.each([
    ['a learner about themselves', member('learner'), 'me', undefined],
    ['a learner about another', member('learner'), 'other', 'NOT_YOURS'],
    ['a facilitator about another', member('facilitator', 'assistant'), 'other', 'NOT_YOURS'],
    ['a coordinator about another', member('coordinator'), 'other', undefined],
    ['the service at an institute', service, 'other', undefined],
    ['the service at none', { kind: 'service', instituteId: undefined }, 'other', 'NOT_YOURS'],
    ['somebody at no institute', person, 'me', 'NOT_YOURS'],
    ['a visitor', VISITOR, 'me', 'NOT_YOURS'],
  ] as [string, Who, string, string | undefined][])('%s', (_, who, id, refusal) => {
    expect(exporting(who, id)).toBe(refusal);
  });
});

describe('who may erase', () => {
  it.each([
    ['a learner, themselves', member('learner'), 'me', plain, 'NOT_YOURS'],
    ['a learner, another', member('learner'), 'other', plain, 'NOT_YOURS'],
    ['a coordinator, another', member('coordinator'), 'other', plain, undefined],
    ['a coordinator, themselves', member('coordinator'), 'me', plain, 'OWN_ERASURE'],
    [
      'the service, one of two coordinators',
      service,
      'other',
      { isCoordinator: true, coordinatorsBeside: 1 },
      undefined,
    ],
    [
      'the service, the only coordinator',
      service,
      'other',
      { isCoordinator: true, coordinatorsBeside: 0 },
      'LAST_COORDINATOR',
    ],
    ['a visitor', VISITOR, 'other', plain, 'NOT_YOURS'],
  ] as [string, Who, string, typeof plain, string | undefined][])(
    '%s',
    (_, who, id, of, refusal) => {
      expect(erasing(who, id, of)).toBe(refusal);
    },
  );
});

describe('how long people who have left are kept', () => {
  it.each([
    [30, undefined],
    [3_650, undefined],
    [null, undefined],
    [29, 'UNFIT_DAYS'],
    [0, 'UNFIT_DAYS'],
    [-1, 'UNFIT_DAYS'],
    [3_651, 'UNFIT_DAYS'],
    [60.5, 'UNFIT_DAYS'],
    [Number.NaN, 'UNFIT_DAYS'],
  ])('%p days', (days, refusal) => {
    expect(settingRetention(member('coordinator'), days)).toBe(refusal);
    expect(settingRetention(member('facilitator'), days)).toBe('NOT_YOURS');
  });
});

describe('the order in which tables are emptied', () => {
  const tables = ['user', 'membership', 'card', 'mark'].map((table) => ({ table }));
  const references = [
    { from: 'membership', to: 'user' },
    { from: 'card', to: 'membership' },
    { from: 'mark', to: 'card' },
    { from: 'mark', to: 'mark' },
    { from: 'elsewhere', to: 'user' },
  ];
  const names = (given: typeof tables) => given.map(({ table }) => table);

  it('begins with those that refer to others', () => {
    const wanted = ['mark', 'card', 'membership', 'user'];
    expect(names(inForeignKeyOrder(tables, references))).toEqual(wanted);
    expect(names(inForeignKeyOrder(tables.toReversed(), references))).toEqual(wanted);
  });

  it('cannot be found where foreign keys go round', () => {
    const round = [...references, { from: 'user', to: 'card' }];
    expect(() => inForeignKeyOrder(tables, round)).toThrow('go round: user,membership,card');
  });
});
