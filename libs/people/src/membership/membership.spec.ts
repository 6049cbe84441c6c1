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

const refusedWith = (code: string) => expect.objectContaining({ name: 'Refused', code });

describe('the list of people', () => {
  it('goes on page by page, each person once, by name', async () => {
    const ctx = people.ctx(office);
    const names = ['Zoë', 'adam', 'Bea', 'bea', 'Bea', 'Carl'];
    for (const name of names) await people.learners.add(ctx, { name });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await people.members.list(ctx, { first: 2, after, role: 'learner' });
      expect(page.count).toBe(names.length);
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.endCursor;
    } while (after);
    expect(seen).toHaveLength(names.length);
    expect(new Set(seen).size).toBe(names.length);
    const all = await people.members.list(ctx, { role: 'learner' });
    const inOrder = all.nodes.map(({ name }) => name.toLowerCase());
    expect(inOrder).toEqual(['adam', 'bea', 'bea', 'bea', 'carl', 'zoë']);
    expect(all.endCursor).toBeNull();
  });

  it('finds part of a name as it stands, and for the office part of an address', async () => {
    const ctx = people.ctx(office);
    await people.learners.add(ctx, { name: 'Ruth 100% Lee', email: 'under_score@example.org' });
    await people.learners.add(ctx, { name: 'Sam Hill', called: 'Sunny' });
    const found = async (search: string, by = office) => {
      const page = await people.members.list(people.ctx(by), { search, role: 'learner' });
      return page.nodes.map(({ name }) => name);
    };
    expect(await found('uth')).toEqual(['Ruth 100% Lee']);
    expect(await found('100%')).toEqual(['Ruth 100% Lee']);
    expect(await found('%')).toEqual(['Ruth 100% Lee']);
    expect(await found('sunn')).toEqual(['Sam Hill']);
    expect(await found('_score')).toEqual(['Ruth 100% Lee']);
    expect(await found("'; DROP TABLE membership; --\0")).toEqual([]);
    expect(await found('no-email')).toEqual([]);
    const leader = await people.somebody(elm, 'facilitator');
    expect(await found('_score', leader)).toEqual([]);
    expect(await found('uth', leader)).toEqual(['Ruth 100% Lee']);
  });

  it('refuses a place in a list that is none', async () => {
    const asked = people.members.list(people.ctx(office), { after: 'nowhere' });
    await expect(asked).rejects.toThrow('Begin it again');
  });

  it('shows leaders who is here, without addresses', async () => {
    const leader = await people.somebody(elm, 'facilitator');
    const gone = await people.somebody(elm, 'learner');
    await people.changes.end(people.ctx(office), gone.who.membershipId);
    const { nodes } = await people.members.list(people.ctx(leader), {});
    const others = nodes.filter(({ id }) => id !== leader.who.membershipId);
    expect(others.map(({ id, email }) => [id, email])).toEqual([[office.who.membershipId, null]]);
    const ended = await people.members.list(people.ctx(leader), { state: 'ended' });
    expect(ended.nodes).toEqual([]);
    expect(await people.members.find(people.ctx(leader), gone.who.membershipId)).toBeUndefined();
  });

  it('shows learners and assistants nobody but themselves', async () => {
    const [one, other] = [
      await people.somebody(elm, 'learner'),
      await people.somebody(elm, 'learner'),
    ];
    const helper = await people.somebody(elm, 'assistant');
    for (const reader of [one, helper]) {
      const ctx = people.ctx(reader);
      expect((await people.members.list(ctx, {})).nodes).toEqual([]);
      expect((await people.members.list(ctx, {})).count).toBe(0);
      expect(await people.members.find(ctx, other.who.membershipId)).toBeUndefined();
      const own = await people.members.own(ctx);
      expect([own?.id, own?.email]).toEqual([reader.who.membershipId, reader.email]);
    }
  });

  it('is another one at another institute', async () => {
    const oak = await anInstitute(database.source, { name: 'Oak House' });
    const stranger = await people.somebody(oak, 'coordinator');
    const ctx = people.ctx(stranger);
    const { nodes } = await people.members.list(ctx, {});
    expect(nodes.map(({ id }) => id)).toEqual([stranger.who.membershipId]);
    expect(await people.members.find(ctx, office.who.membershipId)).toBeUndefined();
    const changes = [
      () => people.changes.correctName(ctx, { id: office.who.membershipId, name: 'Taken' }),
      () => people.changes.changeRoles(ctx, { id: office.who.membershipId, roles: ['learner'] }),
      () => people.changes.end(ctx, office.who.membershipId),
      () => people.changes.takeBack(ctx, { id: office.who.membershipId, roles: ['learner'] }),
      () => people.invitations.again(ctx, office.who.membershipId),
    ];
    for (const change of changes) {
      await expect(change()).rejects.toEqual(refusedWith('NO_SUCH_MEMBER'));
    }
  });
});

describe('adding a learner', () => {
  it('lets them in at once, with an address or without', async () => {
    const ctx = people.ctx(office);
    const ruth = await people.learners.add(ctx, { name: ' Ruth  Lee ', email: 'Ruth@Elm.example' });
    expect(ruth).toMatchObject({ name: 'Ruth Lee', called: 'Ruth', state: 'active' });
    expect(ruth).toMatchObject({ roles: ['learner'], email: 'ruth@elm.example' });
    const sam = await people.learners.add(ctx, { name: 'Sam Hill', called: 'Sunny', email: ' ' });
    expect(sam).toMatchObject({ called: 'Sunny', email: null, state: 'active' });
    const [user] = await database.source.query('SELECT * FROM auth."user" WHERE id = $1', [
      sam.userId,
    ]);
    expect(user).toMatchObject({ email: `${sam.userId}@no-email.invalid`, name: '' });
  });

  it('refuses an address that is here already, however it is written', async () => {
    const ctx = people.ctx(office);
    await people.learners.add(ctx, { name: 'Ruth', email: 'r.lee@elm.example' });
    await expect(
      people.learners.add(ctx, { name: 'Max', email: 'R.Lee@ELM.example' }),
    ).rejects.toEqual(refusedWith('ALREADY_MEMBER'));
  });

  it('enters one person once, when two requests come at once', async () => {
    const ctx = () => people.ctx(office);
    const email = 'twice@elm.example';
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map(() => people.learners.add(ctx(), { name: 'Ruth', email })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toEqual(refusedWith('ALREADY_MEMBER'));
      }
    }
  });

  it.each([
    [{ name: ' ' }, 'NAME_UNFIT', 'name'],
    [{ name: 'x'.repeat(121) }, 'NAME_UNFIT', 'name'],
    [{ name: 'Ruth', called: 'x'.repeat(61) }, 'NAME_UNFIT', 'called'],
    [{ name: 'Ruth', email: 'ruth' }, 'EMAIL_UNREADABLE', 'email'],
    [{ name: 'Ruth', email: 'a@no-email.invalid' }, 'EMAIL_UNREADABLE', 'email'],
  ])('refuses %j', async (input, code, field) => {
    const before = await people.members.list(people.ctx(office), {});
    await expect(people.learners.add(people.ctx(office), input)).rejects.toMatchObject({
      code,
      field,
    });
    expect((await people.members.list(people.ctx(office), {})).count).toBe(before.count);
  });

  it('is for coordinators', async () => {
    for (const roles of [['facilitator'], ['assistant'], ['learner']] as const) {
      const other = await people.somebody(elm, ...roles);
      await expect(people.learners.add(people.ctx(other), { name: 'Ruth' })).rejects.toThrow(
        'coordinators',
      );
    }
  });
});
