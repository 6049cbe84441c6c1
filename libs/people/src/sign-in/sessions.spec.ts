import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aMember, anInstitute } from '@hearthside/testing';
import { Membership } from '../membership/membership.entity.js';
import type { NewSession } from './sessions.service.js';
import { cookieOf, everythingIn, signingIn, type SigningIn } from './spec-signing-in.js';
import { sweepSignIn } from './sweep.js';

let on: SigningIn;
let institute: string;
let other: string;
beforeAll(async () => {
  on = await signingIn();
  institute = await anInstitute(on.database.source, { name: 'Elm House' });
  other = await anInstitute(on.database.source, { name: 'Oak Hall' });
});
afterAll(() => on.database.drop());

const learner = () => aMember(on.database.source, institute, ['learner']);

/** Enters somebody at a further institute. */
async function enter(userId: string, instituteId: string, state: Membership['state'] = 'active') {
  const id = randomUUID();
  await on.contexts.forService(instituteId).tx((db) =>
    db.insert(Membership, {
      ...{ instituteId, id, userId, name: 'Mary', called: 'Mary', roles: ['learner'] },
      ...{ state, createdAt: new Date() },
    }),
  );
  return id;
}

const open = (userId: string, more: Partial<NewSession> = {}) =>
  on.sessions.open({ userId, via: 'mail', ownDevice: false, ...more });
const who = (cookie: string) => on.recognizer.whoSends(cookie);
const idOf = async (cookie: string) => ((await who(cookie)) as { sessionId: string }).sessionId;
const shift = (sessionId: string, by: string) =>
  on.database.source.query(
    `UPDATE auth.session SET updated_at = updated_at - $2::interval, expires_at = expires_at - $2::interval
      WHERE id = $1`,
    [sessionId, by],
  );

describe('a session', () => {
  it('is kept as a hash of its token, without internet address and browser', async () => {
    const { who: person } = await learner();
    const cookie = cookieOf(await open(person.userId));
    const token = decodeURIComponent(cookie.split('=')[1]!).split('.')[0]!;
    expect(token.length).toBeGreaterThanOrEqual(32);
    const kept = await everythingIn(on.database, 'auth.session');
    expect(kept).not.toContain(token);
    const [row] = await on.database.source.query(
      'SELECT ip_address, user_agent FROM auth.session WHERE id = $1',
      [await idOf(cookie)],
    );
    expect(row).toEqual({ ip_address: null, user_agent: null });
  });

  it('has a cookie that ends with the browser, or one that is kept on one’s own device', async () => {
    const { who: person } = await learner();
    const shared = (await open(person.userId)).setCookie;
    expect(shared).toMatch(/^hearthside=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    const own = (await open(person.userId, { ownDevice: true })).setCookie;
    expect(own).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=34560000$/);
  });

  it('has a cookie for https alone where people come by https', async () => {
    const secure = await signingIn('https://classes.example.org');
    try {
      const at = await anInstitute(secure.database.source);
      const { who: person } = await aMember(secure.database.source, at, ['learner']);
      const { setCookie } = await secure.sessions.open({
        ...{ userId: person.userId, via: 'mail', ownDevice: false },
      });
      expect(setCookie).toMatch(
        /^__Host-hearthside=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      );
      await expect(secure.recognizer.whoSends(cookieOf({ setCookie }))).resolves.toMatchObject({
        kind: 'member',
      });
    } finally {
      await secure.database.drop();
    }
  });

  it.each([
    [false, '11 hours 59 minutes', 'member'],
    [false, '12 hours 1 minute', 'visitor'],
    [true, '59 days 23 hours', 'member'],
    [true, '60 days 1 minute', 'visitor'],
  ])('with an own device %s, after %s, finds a %s', async (ownDevice, after, kind) => {
    const { who: person } = await learner();
    const cookie = cookieOf(await open(person.userId, { ownDevice }));
    await shift(await idOf(cookie), after);
    await expect(who(cookie)).resolves.toMatchObject({ kind });
  });

  it('is made longer on one’s own device, once a day', async () => {
    const { who: person } = await learner();
    const cookie = cookieOf(await open(person.userId, { ownDevice: true }));
    const id = await idOf(cookie);
    const left = async () => {
      const [row] = await on.database.source.query(
        `SELECT round(extract(epoch FROM expires_at - now()) / 3600) AS hours FROM auth.session
          WHERE id = $1`,
        [id],
      );
      return Number(row.hours);
    };
    await shift(id, '23 hours');
    await who(cookie);
    expect(await left()).toBe(60 * 24 - 23);
    await shift(id, '2 hours');
    await Promise.all(Array.from({ length: 5 }, () => who(cookie)));
    expect(await left()).toBe(60 * 24);
  });

  it('is not made longer on a device that others may use', async () => {
    const { who: person } = await learner();
    const cookie = cookieOf(await open(person.userId));
    const id = await idOf(cookie);
    await shift(id, '11 hours');
    const before = await everythingIn(
      on.database,
      `(SELECT * FROM auth.session WHERE id = '${id}')`,
    );
    await who(cookie);
    expect(await everythingIn(on.database, `(SELECT * FROM auth.session WHERE id = '${id}')`)).toBe(
      before,
    );
  });

  it('starts no storage that every promise of the process would pay for', async () => {
    const { who: person } = await learner();
    const storages = new Set<unknown>();
    const run = AsyncLocalStorage.prototype.run;
    const spy = jest.spyOn(AsyncLocalStorage.prototype, 'run');
    spy.mockImplementation(function (
      this: AsyncLocalStorage<unknown>,
      ...given: Parameters<typeof run>
    ) {
      storages.add(this);
      return run.apply(this, given);
    } as typeof run);
    await open(person.userId);
    spy.mockRestore();
    expect(storages.size).toBe(1);
  });
});

describe('where somebody signs in', () => {
  it('is the one institute that they are at', async () => {
    const { who: person } = await learner();
    await enter(person.userId, other, 'ended');
    await expect(open(person.userId)).resolves.toMatchObject({ instituteId: institute });
  });

  it('is for them to choose when there are two', async () => {
    const { who: person } = await learner();
    const membershipId = await enter(person.userId, other);
    const signedIn = await open(person.userId);
    expect(signedIn.instituteId).toBeUndefined();
    expect(signedIn.institutes.map(({ name }) => name)).toEqual(['Elm House', 'Oak Hall']);
    const before = cookieOf(signedIn);
    await expect(who(before)).resolves.toMatchObject({ kind: 'person' });
    const after = cookieOf(await on.sessions.change(before, other));
    await expect(who(after)).resolves.toMatchObject({ instituteId: other, membershipId });
    expect(after).not.toBe(before);
    await expect(who(before)).resolves.toEqual({ kind: 'visitor' });
  });

  it('is nowhere for somebody who has only been invited', async () => {
    const { who: person } = await learner();
    await on.contexts
      .forService(institute)
      .tx((db) => db.update(Membership, { id: person.membershipId }, { state: 'invited' }));
    const signedIn = await open(person.userId);
    expect(signedIn).toMatchObject({ instituteId: undefined, institutes: [{ state: 'invited' }] });
    await expect(on.sessions.change(cookieOf(signedIn), institute)).rejects.toMatchObject({
      code: 'not-from-here',
    });
  });

  it('cannot be an institute where they are not, or not any more', async () => {
    const { who: person } = await learner();
    const third = await anInstitute(on.database.source);
    await enter(person.userId, other, 'ended');
    const cookie = cookieOf(await open(person.userId));
    for (const there of [third, other, randomUUID(), 'nowhere']) {
      await expect(on.sessions.change(cookie, there)).rejects.toMatchObject({
        code: 'not-from-here',
      });
    }
    await expect(who(cookie)).resolves.toMatchObject({ instituteId: institute });
  });

  it('stays where it is when a card or an institute’s provider opened it', async () => {
    const { who: person } = await learner();
    await enter(person.userId, other);
    const signedIn = await open(person.userId, {
      ...{ via: 'card', instituteId: institute, onlyHere: true },
    });
    expect(signedIn.institutes.map(({ name }) => name)).toEqual(['Elm House']);
    await expect(on.sessions.change(cookieOf(signedIn), other)).rejects.toMatchObject({
      code: 'not-from-here',
    });
  });

  it('is said of a visitor to be nowhere', async () => {
    for (const cookie of [undefined, '', 'hearthside=x.y', 'hearthside=']) {
      await expect(on.sessions.change(cookie, institute)).rejects.toMatchObject({
        code: 'not-from-here',
      });
      await expect(on.sessions.institutes(cookie)).resolves.toEqual([]);
      await expect(on.sessions.list(cookie)).resolves.toEqual([]);
    }
  });
});

describe('one’s own sessions', () => {
  it('are listed with when, how and where, and with nothing else', async () => {
    const { who: person, token } = await learner();
    expect(token).toBeDefined();
    const cookie = cookieOf(await open(person.userId, { ownDevice: true, via: 'passkey' }));
    const [newest, ...older] = await on.sessions.list(cookie);
    expect(newest).toEqual({
      id: await idOf(cookie),
      isThisOne: true,
      openedAt: expect.any(Date),
      via: 'passkey',
      institute: 'Elm House',
      onOwnDevice: true,
    });
    expect(older).toHaveLength(1);
  });

  it('can be ended one by one, and nobody else’s can', async () => {
    const [{ who: one }, { who: another }] = [await learner(), await learner()];
    const [mine, mineToo] = [cookieOf(await open(one.userId)), cookieOf(await open(one.userId))];
    const theirs = cookieOf(await open(another.userId));
    await expect(on.sessions.end(mine, await idOf(theirs))).resolves.toBe(false);
    await expect(on.sessions.end(mine, 'no id')).resolves.toBe(false);
    await expect(on.sessions.end(mine, await idOf(mineToo))).resolves.toBe(true);
    await expect(who(mineToo)).resolves.toEqual({ kind: 'visitor' });
    await expect(who(theirs)).resolves.toMatchObject({ kind: 'member' });
    await expect(who(mine)).resolves.toMatchObject({ kind: 'member' });
  });

  it('end everywhere at once', async () => {
    const { who: person } = await learner();
    const cookies = [];
    for (let n = 0; n < 3; n++) cookies.push(cookieOf(await open(person.userId)));
    const { ended, setCookie } = await on.sessions.endAll(cookies[1]);
    expect(ended).toBe(4);
    expect(setCookie).toMatch(/^hearthside=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0$/);
    for (const cookie of cookies) await expect(who(cookie)).resolves.toEqual({ kind: 'visitor' });
  });

  it('end in this browser alone when somebody signs out', async () => {
    const { who: person } = await learner();
    const [here, there] = [
      cookieOf(await open(person.userId)),
      cookieOf(await open(person.userId)),
    ];
    await on.sessions.signOut(here);
    await expect(who(here)).resolves.toEqual({ kind: 'visitor' });
    await expect(who(there)).resolves.toMatchObject({ kind: 'member' });
  });

  it('elsewhere are neither seen nor ended from one that an institute could have opened', async () => {
    const { who: person } = await learner();
    await enter(person.userId, other);
    const elsewhere = cookieOf(await open(person.userId, { instituteId: other }));
    const bound = cookieOf(
      await open(person.userId, { via: 'card', instituteId: institute, onlyHere: true }),
    );
    const seen = await on.sessions.list(bound);
    expect(seen.map(({ institute: at }) => at)).toEqual(['Elm House', 'Elm House']);
    await expect(on.sessions.end(bound, await idOf(elsewhere))).resolves.toBe(false);
    await on.sessions.endAll(bound);
    await expect(who(bound)).resolves.toEqual({ kind: 'visitor' });
    await expect(who(elsewhere)).resolves.toMatchObject({ instituteId: other });
  });

  it('are swept away once they are over, and those that hold are kept', async () => {
    const { who: person } = await learner();
    const [over, holds] = [
      cookieOf(await open(person.userId)),
      cookieOf(await open(person.userId)),
    ];
    const id = await idOf(over);
    await shift(id, '13 hours');
    await sweepSignIn(on.auth.db);
    expect(await everythingIn(on.database, 'auth.session')).not.toContain(id);
    await expect(who(holds)).resolves.toMatchObject({ kind: 'member' });
  });
});
