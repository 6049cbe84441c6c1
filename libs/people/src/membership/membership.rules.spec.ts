import { describe, expect, it } from '@jest/globals';
import type { Role } from '@hearthside/platform';
import {
  changingRoles,
  ending,
  entering,
  fieldsSeen,
  invitingAgain,
  isReduced,
  settledRoles,
  stateTakenBack,
  statesListed,
  takingBack,
  type MembershipState,
  type Standing,
} from './membership.rules.js';

const somebody = (more: Partial<Standing> = {}): Standing => ({
  state: 'active',
  roles: ['facilitator'],
  hasEmail: true,
  hasJoined: true,
  othersCoordinate: true,
  ...more,
});
const lastOne = somebody({ roles: ['coordinator', 'facilitator'], othersCoordinate: false });

describe('what is seen of a person', () => {
  it.each<[Role[], MembershipState, string, boolean, boolean]>([
    [['coordinator'], 'active', 'other', true, true],
    [['coordinator'], 'invited', 'other', true, true],
    [['coordinator'], 'ended', 'other', true, true],
    [['facilitator'], 'active', 'other', true, false],
    [['facilitator'], 'invited', 'other', false, false],
    [['facilitator'], 'ended', 'other', false, false],
    [['assistant'], 'active', 'other', false, false],
    [['learner'], 'active', 'other', false, false],
    [['learner', 'assistant'], 'active', 'other', false, false],
    [['learner'], 'active', 'me', true, true],
    [['facilitator'], 'active', 'me', true, true],
    [[], 'active', 'other', false, false],
    [[], 'active', 'me', true, true],
  ])('%j sees of somebody %s (%s): name %s, e-mail %s', (roles, state, id, name, email) => {
    expect(fieldsSeen({ membershipId: 'me', roles }, { id, state })).toEqual({ name, email });
  });

  it('is nothing where neither has an id', () => {
    const nobody = { id: undefined as unknown as string, state: 'active' } as const;
    expect(fieldsSeen({ roles: [] }, nobody).name).toBe(false);
  });

  it.each<[Role[], string]>([
    [['coordinator'], 'invited active ended'],
    [['facilitator', 'learner'], 'active'],
    [['assistant'], ''],
    [['learner'], ''],
  ])('is on the list of %j: %s', (roles, states) => {
    expect(statesListed({ roles }).join(' ')).toBe(states);
  });
});

describe('entering somebody', () => {
  it.each([
    [undefined, undefined],
    ['active', 'ALREADY_MEMBER'],
    ['invited', 'ALREADY_INVITED'],
    ['ended', 'ENDED_BEFORE'],
  ] as const)('who is %s here: %s', (found, refusal) => {
    expect(entering(found)).toBe(refusal);
  });
});

describe('changing roles', () => {
  it.each<[string, Standing, Role[], string | undefined]>([
    ['to lead and learn', somebody(), ['facilitator', 'learner'], undefined],
    ['to coordinate', somebody(), ['coordinator'], undefined],
    ['to none', somebody(), [], 'NO_ROLE'],
    ['of one who left', somebody({ state: 'ended' }), ['learner'], 'HAS_ENDED'],
    ['of one invited', somebody({ state: 'invited' }), ['assistant'], undefined],
    ['of the last coordinator', lastOne, ['facilitator'], 'LAST_COORDINATOR'],
    ['of the last coordinator, who goes on', lastOne, ['coordinator'], undefined],
    ['of one coordinator of two', { ...lastOne, othersCoordinate: true }, ['learner'], undefined],
    [
      'of one invited to be the second',
      { ...lastOne, state: 'invited', othersCoordinate: false },
      ['learner'],
      undefined,
    ],
    [
      'to coordinate without e-mail',
      somebody({ hasEmail: false }),
      ['coordinator'],
      'COORDINATOR_WITHOUT_EMAIL',
    ],
    ['to lead without e-mail', somebody({ hasEmail: false }), ['facilitator'], undefined],
  ])('%s', (_, member, roles, refusal) => {
    expect(changingRoles(member, roles)).toBe(refusal);
  });
});

describe('ending a membership, and taking somebody back', () => {
  it.each<[string, Standing, string | undefined]>([
    ['somebody', somebody(), undefined],
    ['somebody invited', somebody({ state: 'invited' }), undefined],
    ['the last coordinator', lastOne, 'LAST_COORDINATOR'],
    ['one coordinator of two', { ...lastOne, othersCoordinate: true }, undefined],
    ['somebody who has left', somebody({ state: 'ended' }), 'HAS_ENDED'],
  ])('ends %s', (_, member, refusal) => {
    expect(ending(member)).toBe(refusal);
  });

  it.each<[string, Standing, Role[], string | undefined]>([
    ['who has left', somebody({ state: 'ended' }), ['learner'], undefined],
    ['without a role', somebody({ state: 'ended' }), [], 'NO_ROLE'],
    ['who is here', somebody(), ['learner'], 'HAS_NOT_ENDED'],
    [
      'to coordinate without e-mail',
      somebody({ state: 'ended', hasEmail: false }),
      ['coordinator'],
      'COORDINATOR_WITHOUT_EMAIL',
    ],
  ])('takes back somebody %s', (_, member, roles, refusal) => {
    expect(takingBack(member, roles)).toBe(refusal);
  });

  it('asks anew whoever never said yes', () => {
    expect(stateTakenBack({ hasJoined: true })).toBe('active');
    expect(stateTakenBack({ hasJoined: false })).toBe('invited');
  });
});

describe('inviting again', () => {
  it.each<[MembershipState, number, string | undefined]>([
    ['invited', 10 * 60_000, undefined],
    ['invited', 10 * 60_000 - 1, 'INVITED_JUST_NOW'],
    ['active', 10 * 60_000, 'NOT_INVITED'],
    ['ended', 10 * 60_000, 'NOT_INVITED'],
  ])('%s, %i ms after the last time: %s', (state, since, refusal) => {
    expect(invitingAgain({ state }, since)).toBe(refusal);
  });
});

describe('lists of roles', () => {
  it('are reduced when one is missing, whatever comes in its place', () => {
    expect(isReduced(['learner'], ['learner', 'assistant'])).toBe(false);
    expect(isReduced(['learner'], ['assistant'])).toBe(true);
  });

  it('have no doubles, nor what is no role', () => {
    const order: Role[] = ['coordinator', 'facilitator'];
    const given = ['facilitator', 'king', 'coordinator', 'facilitator'] as Role[];
    expect(settledRoles(given, order)).toEqual(['coordinator', 'facilitator']);
  });
});
