import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anInstitute, type Somebody, type TestDatabase } from '@hearthside/testing';
import { peopleDatabase, peopleOn } from '../spec-people.js';

let database: TestDatabase;
let people: ReturnType<typeof peopleOn>;
let elm: string;
let office: Somebody;
beforeAll(async () => {
  database = await peopleDatabase();
  people = peopleOn(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await anInstitute(database.source);
  office = await people.somebody(elm, 'coordinator');
});

const idOf = ({ who }: Somebody) => who.membershipId;
const refusedWith = (code: string) => expect.objectContaining({ name: 'Refused', code });
const coordinators = async () =>
  (await people.members.list(database.contexts.forService(elm), { role: 'coordinator' })).count;

describe('changing roles', () => {
  it('ends the sessions of whoever has fewer, here and not elsewhere', async () => {
    const leader = await people.somebody(elm, 'facilitator');
    const oak = await anInstitute(database.source);
    await database.source.query(
      `INSERT INTO auth.session
         (id, token, user_id, expires_at, created_at, updated_at, institute_id)
       SELECT gen_random_uuid(), gen_random_uuid()::text, user_id, expires_at, now(), now(), $2
         FROM auth.session WHERE id = $1`,
      [leader.who.sessionId, oak],
    );
    const ctx = people.ctx(office);
    await people.changes.changeRoles(ctx, {
      id: idOf(leader),
      roles: ['assistant', 'facilitator'],
    });
    expect(await people.sessionsOf(leader)).toBe(1);
    const changed = await people.changes.changeRoles(ctx, {
      id: idOf(leader),
      roles: ['learner'],
    });
    expect(changed.roles).toEqual(['learner']);
    expect(await people.sessionsOf(leader)).toBe(0);
    expect(await people.sessionsOf({ who: { ...leader.who, instituteId: oak } })).toBe(1);
  });

  it('does not leave an institute without a coordinator', async () => {
    const change = people.changes.changeRoles(people.ctx(office), {
      id: idOf(office),
      roles: ['facilitator'],
    });
    await expect(change).rejects.toEqual(refusedWith('LAST_COORDINATOR'));
    expect(await people.sessionsOf(office)).toBe(1);
  });

  it('counts neither those who are invited nor those who left', async () => {
    const ctx = people.ctx(office);
    await people.invitations.invite(ctx, {
      name: 'Max',
      email: 'max@elm.example',
      roles: ['coordinator'],
    });
    const gone = await people.somebody(elm, 'coordinator');
    await people.changes.end(ctx, idOf(gone));
    await expect(people.changes.end(ctx, idOf(office))).rejects.toEqual(
      refusedWith('LAST_COORDINATOR'),
    );
  });
});

describe('two coordinators who end each other at once', () => {
  it('leave one', async () => {
    const other = await people.somebody(elm, 'coordinator');
    for (let round = 0; round < 5; round++) {
      const outcomes = await Promise.allSettled([
        people.changes.end(people.ctx(office), idOf(other)),
        people.changes.end(people.ctx(other), idOf(office)),
        people.changes.changeRoles(people.ctx(office), { id: idOf(other), roles: ['learner'] }),
        people.changes.changeRoles(people.ctx(other), { id: idOf(office), roles: ['learner'] }),
      ]);
      expect(await coordinators()).toBe(1);
      expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
      const service = database.contexts.forService(elm);
      for (const each of [office, other]) {
        const found = await people.members.find(service, idOf(each));
        const back = { id: idOf(each), roles: ['coordinator'] as const };
        await (found!.state === 'ended'
          ? people.changes.takeBack(service, { ...back, roles: [...back.roles] })
          : people.changes.changeRoles(service, { ...back, roles: [...back.roles] }));
      }
      expect(await coordinators()).toBe(2);
    }
  });
});

describe('ending a membership', () => {
  it('shuts them out at once, and keeps their row', async () => {
    const learner = await people.somebody(elm, 'learner');
    const ctx = people.ctx(office, new Date('2026-11-22T10:00:00Z'));
    const ended = await people.changes.end(ctx, idOf(learner));
    expect(ended).toMatchObject({ state: 'ended', endedAt: new Date('2026-11-22T10:00:00Z') });
    expect(await people.sessionsOf(learner)).toBe(0);
    await expect(people.changes.end(ctx, idOf(learner))).rejects.toEqual(refusedWith('HAS_ENDED'));
    const roles = people.changes.changeRoles(ctx, { id: idOf(learner), roles: ['assistant'] });
    await expect(roles).rejects.toEqual(refusedWith('HAS_ENDED'));
  });

  it('can be undone, in roles that are said anew', async () => {
    const other = await people.somebody(elm, 'coordinator');
    const ctx = people.ctx(office);
    await people.changes.end(ctx, idOf(other));
    const back = await people.changes.takeBack(ctx, { id: idOf(other), roles: ['learner'] });
    expect(back).toMatchObject({ state: 'active', roles: ['learner'], endedAt: null });
    const again = people.changes.takeBack(ctx, { id: idOf(other), roles: ['learner'] });
    await expect(again).rejects.toEqual(refusedWith('HAS_NOT_ENDED'));
  });

  it('keeps the address for the person who left', async () => {
    const learner = await people.somebody(elm, 'learner');
    await people.changes.end(people.ctx(office), idOf(learner));
    const add = people.learners.add(people.ctx(office), { name: 'Max', email: learner.email });
    await expect(add).rejects.toEqual(refusedWith('ENDED_BEFORE'));
  });
});

describe('correcting a name', () => {
  it('changes it here and nowhere else', async () => {
    const ctx = people.ctx(office);
    const { id } = await people.learners.add(ctx, { name: 'Ruht Lee', email: 'rl@elm.example' });
    const oak = await anInstitute(database.source);
    const there = await people.learners.add(people.ctx(await people.somebody(oak, 'coordinator')), {
      name: 'Ruth Old',
      email: 'rl@elm.example',
    });
    const mended = await people.changes.correctName(ctx, {
      id,
      name: 'Ruth Lee',
      called: 'Ruthie',
    });
    expect(mended).toMatchObject({ name: 'Ruth Lee', called: 'Ruthie' });
    const other = await people.members.find(database.contexts.forService(oak), there.id);
    expect(other!.name).toBe('Ruth Old');
    await expect(people.changes.correctName(ctx, { id, name: '\u202e' })).rejects.toEqual(
      refusedWith('NAME_UNFIT'),
    );
  });

  it('is for coordinators', async () => {
    const leader = await people.somebody(elm, 'facilitator');
    const ctx = people.ctx(leader);
    const id = idOf(leader);
    await expect(people.changes.correctName(ctx, { id, name: 'Me' })).rejects.toThrow('coord');
    await expect(people.changes.changeRoles(ctx, { id, roles: ['coordinator'] })).rejects.toThrow(
      'coord',
    );
    await expect(people.changes.end(ctx, idOf(office))).rejects.toThrow('coord');
  });
});
