import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anInstitute, type Somebody, type TestDatabase } from '@hearthside/testing';
import { peopleDatabase, peopleOn, to } from '../spec-people.js';

let database: TestDatabase;
let people: ReturnType<typeof peopleOn>;
let elm: string;
let office: Somebody;
beforeAll(async () => {
  database = await peopleDatabase();
  people = peopleOn(database);
});
afterAll(() => database.drop());
let email: string;
let round = 0;
beforeEach(async () => {
  elm = await anInstitute(database.source);
  office = await people.somebody(elm, 'coordinator');
  email = `max-${round++}@elm.example`;
});

const refusedWith = (code: string) => expect.objectContaining({ name: 'Refused', code });
const invite = (by = office) =>
  people.invitations.invite(people.ctx(by), { name: 'Max Hill', email, roles: ['facilitator'] });

describe('inviting somebody', () => {
  it('waits for their yes', async () => {
    const invited = await invite();
    expect(invited).toMatchObject({ state: 'invited', roles: ['facilitator'], email });
    expect(invited.joinedAt).toBeNull();
    const max = await people.signedIn(email);
    expect(await people.viewers.viewer(max)).toMatchObject({
      membership: null,
      institute: null,
      places: [{ instituteId: elm, name: 'Elm House', state: 'invited' }],
    });
    const accepted = await people.invitations.accept(max, to(elm));
    expect(accepted).toMatchObject({ id: invited.id, state: 'active', email });
    expect(accepted.joinedAt).not.toBeNull();
    const [session] = await database.source.query(
      'SELECT institute_id FROM auth.session WHERE id = $1',
      [(max.who as { sessionId: string }).sessionId],
    );
    expect(session.institute_id).toBe(elm);
  });

  it('takes a yes once, however often it arrives, and a no after it not', async () => {
    await invite();
    const max = await people.signedIn(email);
    const yes = to(elm);
    const sent = await Promise.all([1, 2, 3].map(() => people.invitations.accept(max, yes)));
    expect(new Set(sent.map(({ joinedAt }) => joinedAt!.getTime())).size).toBe(1);
    await expect(people.invitations.decline(max, to(elm))).rejects.toEqual(
      refusedWith('NO_INVITATION'),
    );
  });

  it('does not take a no again that was said to an earlier invitation', async () => {
    const { id } = await invite();
    const max = await people.signedIn(email);
    const no = to(elm);
    await people.invitations.decline(max, no);
    await people.changes.takeBack(people.ctx(office), { id, roles: ['assistant'] });
    expect((await people.invitations.decline(max, no)).state).toBe('invited');
  });

  it('takes a no, which the office sees and may ask about again', async () => {
    const { id } = await invite();
    const max = await people.signedIn(email);
    await people.invitations.decline(max, to(elm));
    const seen = await people.members.find(people.ctx(office), id);
    expect(seen).toMatchObject({ state: 'ended', joinedAt: null });
    await expect(people.invitations.accept(max, to(elm))).rejects.toEqual(
      refusedWith('NO_INVITATION'),
    );
    const back = await people.changes.takeBack(people.ctx(office), { id, roles: ['assistant'] });
    expect(back.state).toBe('invited');
    expect(await people.invitations.accept(max, to(elm))).toMatchObject({ roles: ['assistant'] });
  });

  it('can be taken back before they answer', async () => {
    const { id } = await invite();
    await people.changes.end(people.ctx(office), id);
    const max = await people.signedIn(email);
    await expect(people.invitations.accept(max, to(elm))).rejects.toEqual(
      refusedWith('NO_INVITATION'),
    );
  });

  it('makes one invitation of several at once', async () => {
    const outcomes = await Promise.allSettled([invite(), invite(), invite()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(reasons).toEqual([refusedWith('ALREADY_INVITED'), refusedWith('ALREADY_INVITED')]);
  });

  it('answers alike whether another institute knows the address or not', async () => {
    const oak = await anInstitute(database.source, { name: 'Oak House' });
    const there = await people.somebody(oak, 'coordinator');
    await people.learners.add(people.ctx(there), { name: 'Known Elsewhere', email });
    const known = await invite();
    email = `unknown-${email}`;
    const unknown = await invite();
    const shape = (each: object) =>
      Object.fromEntries(
        Object.entries(each).filter(([key]) => !/^(id|userId|email|\w+At)$/.test(key)),
      );
    expect(shape(known)).toEqual(shape(unknown));
    expect(Object.keys(known).toSorted()).toEqual(Object.keys(unknown).toSorted());
  });

  it.each([
    [{ email: 'max' }, 'EMAIL_UNREADABLE'],
    [{ name: '' }, 'NAME_UNFIT'],
    [{ roles: [] }, 'NO_ROLE'],
  ])('refuses %j', async (wrong, code) => {
    const input = { name: 'Max', email, roles: ['facilitator' as const], ...wrong };
    const asked = people.invitations.invite(people.ctx(office), input);
    await expect(asked).rejects.toEqual(refusedWith(code));
  });

  it('is for coordinators', async () => {
    const leader = await people.somebody(elm, 'facilitator');
    await expect(invite(leader)).rejects.toThrow('coordinators');
    const { id } = await invite();
    await expect(people.invitations.again(people.ctx(leader), id)).rejects.toThrow('coord');
  });
});

describe('an invitation', () => {
  it('is not for others, nor for a session that another institute controls', async () => {
    await invite();
    const stranger = await people.somebody(elm, 'learner');
    await expect(people.invitations.accept(people.ctx(stranger), to(elm))).rejects.toEqual(
      refusedWith('NO_INVITATION'),
    );
    const oak = await anInstitute(database.source, { name: 'Oak House' });
    const bound = await people.signedIn(email, { onlyAt: oak });
    expect((await people.viewers.viewer(bound))!.places).toEqual([]);
    await expect(people.invitations.accept(bound, to(elm))).rejects.toEqual(
      refusedWith('NO_INVITATION'),
    );
    await expect(people.invitations.accept(database.ctx(), to(elm))).rejects.toEqual(
      refusedWith('NO_INVITATION'),
    );
    const max = await people.signedIn(email);
    await expect(people.invitations.accept(max, to('elm'))).rejects.toEqual(
      refusedWith('NO_INVITATION'),
    );
    await expect(people.invitations.accept(max, to(oak))).rejects.toEqual(
      refusedWith('NO_INVITATION'),
    );
  });

  it('goes out again after ten minutes', async () => {
    const { id, invitedAt } = await invite();
    const after = (minutes: number) =>
      people.ctx(office, new Date(invitedAt!.getTime() + minutes * 60_000));
    await expect(people.invitations.again(after(9), id)).rejects.toEqual(
      refusedWith('INVITED_JUST_NOW'),
    );
    const again = await people.invitations.again(after(10), id);
    expect(again.invitedAt).toEqual(new Date(invitedAt!.getTime() + 600_000));
    await expect(people.invitations.again(after(90), office.who.membershipId)).rejects.toEqual(
      refusedWith('NOT_INVITED'),
    );
  });
});
