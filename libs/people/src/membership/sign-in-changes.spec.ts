import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMember, anInstitute, type Somebody } from '@hearthside/testing';
import { aPlace, cookieOf, signingIn, type SigningIn } from '../sign-in/spec-signing-in.js';
import { EndsSessions } from './ends-sessions.js';
import { MemberChangeService } from './member-change.service.js';
import { MembershipService } from './membership.service.js';
import { Membership } from './membership.entity.js';

let on: SigningIn;
let institute: string;
let other: string;
let office: Somebody;
beforeAll(async () => {
  on = await signingIn();
  institute = await anInstitute(on.database.source);
  other = await anInstitute(on.database.source);
  office = await aMember(on.database.source, institute, ['coordinator']);
});
afterAll(() => on.database.drop());

const learner = () => aMember(on.database.source, institute, ['learner']);
const change = (person: Somebody, address: string | undefined, by = office) =>
  on.changes.changeAddress(on.contexts.for(by.who), person.who.membershipId, address);
const membershipOf = ({ who }: Somebody) =>
  on.contexts
    .forService(institute)
    .tx((db) => db.findOneByOrFail(Membership, { id: who.membershipId }));
const isThere = async (userId: string) =>
  (await on.database.source.query('SELECT FROM auth."user" WHERE id = $1', [userId])).length > 0;
const enterElsewhere = (userId: string) =>
  on.contexts.forService(other).tx((db) =>
    db.insert(Membership, {
      ...{ instituteId: other, id: randomUUID(), userId, name: 'M', called: 'M' },
      ...{ roles: ['coordinator'], state: 'active', createdAt: new Date() },
    }),
  );
const openBy = async (userId: string, instituteId: string) =>
  cookieOf(await on.sessions.open({ userId, via: 'mail', ownDevice: false, instituteId }));
const who = (cookie: string) => on.recognizer.whoSends(cookie);

describe('another e-mail address from the office', () => {
  it('brings another person to the membership, and takes over nobody’s account elsewhere', async () => {
    const victim = await learner();
    await enterElsewhere(victim.who.userId);
    const here = await openBy(victim.who.userId, institute);
    const there = await openBy(victim.who.userId, other);

    await change(victim, 'Evil@Example.org');

    await expect(who(here)).resolves.toEqual({ kind: 'visitor' });
    await expect(who(there)).resolves.toMatchObject({ instituteId: other });
    const membership = await membershipOf(victim);
    expect(membership.userId).not.toBe(victim.who.userId);
    expect(membership.writingLockedBefore).toBeInstanceOf(Date);
    const [kept] = await on.database.source.query('SELECT email FROM auth."user" WHERE id = $1', [
      victim.who.userId,
    ]);
    expect(kept.email).toBe(victim.email);
    const evil = await openBy(membership.userId, institute);
    await expect(who(evil)).resolves.toMatchObject({ instituteId: institute });
    await expect(on.sessions.change(evil, other)).rejects.toMatchObject({ code: 'not-from-here' });
  });

  it('forgets whoever is at no institute any more', async () => {
    const person = await learner();
    await change(person, `${randomUUID()}@example.org`);
    expect(await isThere(person.who.userId)).toBe(false);
    await expect(on.mails.compose(person.who.userId)).resolves.toBeUndefined();
  });

  it('can be none: then nothing is sent, and a card can be given out', async () => {
    const person = await learner();
    await change(person, undefined);
    const { userId } = await membershipOf(person);
    await expect(on.mails.compose(userId)).resolves.toBeUndefined();
    const { code } = await on.cards.issue(on.contexts.for(office.who), person.who.membershipId);
    const at = { ip: aPlace() };
    await expect(on.cardSignIn.look(code, at)).resolves.toEqual({ next: 'choose-pin' });
  });

  it('is the same when it is written otherwise, and nothing happens', async () => {
    const person = await learner();
    const cookie = await openBy(person.who.userId, institute);
    await change(person, ` ${person.email.toUpperCase()}`);
    await expect(who(cookie)).resolves.toMatchObject({ kind: 'member' });
    expect((await membershipOf(person)).writingLockedBefore).toBeNull();
  });

  it('is refused if a colleague has it, if it is none, or if it is not the office that asks', async () => {
    const [one, another] = [await learner(), await learner()];
    await expect(change(one, another.email)).rejects.toMatchObject({ code: 'address-taken' });
    await expect(change(one, 'nothing')).rejects.toMatchObject({ code: 'address-unreadable' });
    await expect(change(one, 'a@example.org', another)).rejects.toMatchObject({
      code: 'not-for-you',
    });
    const stranger = await aMember(on.database.source, other, ['coordinator']);
    await expect(change(one, 'a@example.org', stranger)).rejects.toMatchObject({
      code: 'no-such-member',
    });
    expect((await membershipOf(one)).userId).toBe(one.who.userId);
  });

  it('that is asked for twice at once leaves one person, who can sign in', async () => {
    const [one, another] = [await learner(), await learner()];
    const address = `${randomUUID()}@example.org`;
    const outcomes = await Promise.allSettled([change(one, address), change(another, address)]);
    const [{ n }] = await on.database.source.query(
      'SELECT count(*)::int AS n FROM auth."user" WHERE email = $1',
      [address],
    );
    expect(n).toBe(1);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('the end of a membership', () => {
  it('closes its card for good and its sessions, and leaves those at other institutes', async () => {
    const person = await learner();
    await enterElsewhere(person.who.userId);
    const { code } = await on.cards.issue(on.contexts.for(office.who), person.who.membershipId);
    const here = await openBy(person.who.userId, institute);
    const there = await openBy(person.who.userId, other);
    const members = new MembershipService();
    const ctx = on.contexts.for(office.who);
    const people = new MemberChangeService(members, new EndsSessions(), on.changes);
    await people.end(ctx, person.who.membershipId);
    await expect(who(here)).resolves.toEqual({ kind: 'visitor' });
    await expect(who(there)).resolves.toMatchObject({ instituteId: other });
    await expect(on.cardSignIn.look(code, { ip: aPlace() })).rejects.toMatchObject({
      code: 'card-unknown',
    });
    expect((await membershipOf(person)).writingLockedBefore).toBeInstanceOf(Date);

    const again = { id: person.who.membershipId, roles: ['learner'], clientMutationId: 'x' };
    await people.takeBack(ctx, again as never);
    await expect(on.cardSignIn.look(code, { ip: aPlace() })).rejects.toMatchObject({
      code: 'card-unknown',
    });
  });
});

describe('forgetting somebody', () => {
  const forget = (userId: string) =>
    on.contexts
      .for({ kind: 'visitor' })
      .select<{ forget_user_if_unused: string }>('SELECT app.forget_user_if_unused($1)', [userId]);

  it('spares whoever is at any institute, also one that ended, and tells nothing', async () => {
    const person = await learner();
    await on.contexts
      .forService(institute)
      .tx((db) => db.update(Membership, { id: person.who.membershipId }, { state: 'ended' }));
    await expect(forget(person.who.userId)).resolves.toEqual([{ forget_user_if_unused: '' }]);
    expect(await isThere(person.who.userId)).toBe(true);
    await expect(forget(randomUUID())).resolves.toEqual([{ forget_user_if_unused: '' }]);
  });

  it('is for the application’s role alone, with its search path pinned', async () => {
    const [row] = await on.database.source.query(
      `SELECT prosecdef, proconfig, has_function_privilege('public', oid, 'EXECUTE') AS anyone
         FROM pg_proc WHERE oid = 'app.forget_user_if_unused(uuid)'::regprocedure`,
    );
    expect(row).toEqual({ prosecdef: true, proconfig: ['search_path=""'], anyone: false });
  });
});
