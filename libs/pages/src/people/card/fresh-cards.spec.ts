import { describe, expect, it } from '@jest/globals';
import type { Context, Member } from '@hearthside/platform';
import { FreshCards, SHOWN_FOR } from './fresh-cards.service.js';

const cards = [{ membershipId: 'm', name: 'Ruth Lee', code: 'K7QM-2XHD-9RTA' }];
const who: Member = {
  ...{ kind: 'member', userId: 'u', sessionId: 's', instituteId: 'i', membershipId: 'm' },
  roles: ['coordinator'],
};
const at = (milliseconds: number, as: Context['who'] = who) =>
  ({ who: as, now: () => new Date(milliseconds) }) as Context;

describe('cards that have just been made', () => {
  it('are shown for a quarter of an hour, as often as they are asked for', () => {
    const fresh = new FreshCards();
    const id = fresh.keep(at(0), cards);
    expect(fresh.find(at(0), id)).toEqual(cards);
    expect(fresh.find(at(SHOWN_FOR - 1), id)).toEqual(cards);
    expect(fresh.find(at(SHOWN_FOR), id)).toBeUndefined();
  });

  it.each([
    ['another coordinator', { ...who, membershipId: 'n' }],
    ['the same membership signed in anew', { ...who, sessionId: 't' }],
    ['another institute', { ...who, instituteId: 'j' }],
    ['nobody', { kind: 'visitor' as const }],
  ])('are not shown to %s', (_, other) => {
    const fresh = new FreshCards();
    const id = fresh.keep(at(0), cards);
    expect(fresh.find(at(0, other as Context['who']), id)).toBeUndefined();
  });
});
