import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMember, anInstitute, type Somebody } from '@hearthside/testing';
import type { Role, Who } from '@hearthside/platform';
import {
  aPlace,
  cookieOf,
  everythingIn,
  signingIn,
  type SigningIn,
} from '../sign-in/spec-signing-in.js';
import { labelOf } from './passkey.rules.js';
import { SpecAuthenticator, type Amiss } from './spec-authenticator.js';

const ORIGIN = 'http://localhost:3000';
let on: SigningIn;
let institute: string;
beforeAll(async () => {
  on = await signingIn(ORIGIN);
  institute = await anInstitute(on.database.source);
});
afterAll(() => on.database.drop());

const from = () => ({ ip: aPlace() });
const somebody = (role: Role = 'facilitator') => aMember(on.database.source, institute, [role]);
const ctxOf = (who: Who) => on.contexts.for(who);
const add = async ({ who }: Somebody, device = new SpecAuthenticator(ORIGIN), amiss?: Amiss) => {
  const options = await on.passkeys.beginAdding(ctxOf(who));
  const added = await on.passkeys.add(ctxOf(who), device.make(options, amiss), 'Laptop');
  return { device, added };
};
const signIn = async (device: SpecAuthenticator, amiss?: Amiss) => {
  const options = await on.passkeys.beginSignIn(from());
  return on.passkeys.open({ response: device.sign(options, amiss), ownDevice: false }, from());
};
const failed = { code: 'passkey-failed' };

describe('a passkey', () => {
  it('signs its owner in without an address being typed', async () => {
    const leader = await somebody();
    const { device } = await add(leader);
    const options = await on.passkeys.beginSignIn(from());
    expect(options).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const signedIn = await signIn(device);
    await expect(on.recognizer.whoSends(cookieOf(signedIn))).resolves.toMatchObject({
      kind: 'member',
      membershipId: leader.who.membershipId,
    });
    const [newest] = await on.sessions.list(cookieOf(signedIn));
    expect(newest!.via).toBe('passkey');
    await expect(signIn(device)).resolves.toMatchObject({ instituteId: institute });
  });

  it('is asked to know its holder, and to be found without an address', async () => {
    const leader = await somebody();
    const options = await on.passkeys.beginAdding(ctxOf(leader.who));
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    });
    expect(options.attestation).toBe('none');
    expect(JSON.stringify(options)).not.toContain(leader.name);
  });

  it('is listed with its label and its days, and can be taken away by its owner alone', async () => {
    const [leader, other] = [await somebody(), await somebody()];
    const { device, added } = await add(leader);
    await signIn(device);
    await expect(on.passkeys.list(ctxOf(leader.who))).resolves.toEqual([
      { id: added.id, label: 'Laptop', addedAt: expect.any(Date), usedAt: expect.any(Date) },
    ]);
    await expect(on.passkeys.list(ctxOf(other.who))).resolves.toEqual([]);
    await expect(on.passkeys.remove(ctxOf(other.who), added.id)).resolves.toBe(false);
    await expect(on.passkeys.remove(ctxOf(leader.who), 'none')).resolves.toBe(false);
    await expect(on.passkeys.remove(ctxOf(leader.who), added.id)).resolves.toBe(true);
    await expect(signIn(device)).rejects.toMatchObject(failed);
  });

  it.each<[string, Amiss]>([
    ['from another site', { origin: 'https://evil.example' }],
    ['for another host', { host: 'evil.example' }],
    ['whose holder is not verified', { unverified: true }],
    ['with a challenge that is not ours', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('is neither added nor believed %s', async (_, amiss) => {
    const leader = await somebody();
    const fresh = new SpecAuthenticator(ORIGIN);
    await expect(add(leader, fresh, amiss)).rejects.toMatchObject(failed);
    const { device } = await add(leader);
    await expect(signIn(device, amiss)).rejects.toMatchObject(failed);
    await expect(signIn(device)).resolves.toHaveProperty('setCookie');
  });

  it('is not added with a certificate, whose addresses would be called', async () => {
    const leader = await somebody();
    for (const format of ['tpm', 'apple', 'fido-u2f', 'android-safetynet']) {
      const device = new SpecAuthenticator(ORIGIN);
      await expect(add(leader, device, { format })).rejects.toMatchObject(failed);
    }
  });

  it('answers each challenge once, and the one that was asked', async () => {
    const [leader, other] = [await somebody(), await somebody()];
    const { device } = await add(leader);
    const options = await on.passkeys.beginSignIn(from());
    const response = device.sign(options);
    const open = () => on.passkeys.open({ response, ownDevice: true }, from());
    const outcomes = await Promise.allSettled([open(), open(), open()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const mine = await on.passkeys.beginAdding(ctxOf(leader.who));
    const made = new SpecAuthenticator(ORIGIN).make(mine);
    await expect(on.passkeys.add(ctxOf(other.who), made, '')).rejects.toMatchObject(failed);
    const asked = await on.passkeys.beginAdding(ctxOf(leader.who));
    const signed = device.sign({ ...asked, challenge: asked.challenge } as never);
    await expect(
      on.passkeys.open({ response: signed, ownDevice: false }, from()),
    ).rejects.toMatchObject(failed);
  });

  it('is not taken for somebody else, nor when a copy of it has been used', async () => {
    const [leader, other] = [await somebody(), await somebody()];
    const { device } = await add(leader);
    const theirs = Buffer.from(other.who.userId.replaceAll('-', ''), 'hex').toString('base64url');
    await expect(signIn(device, { userHandle: theirs })).rejects.toMatchObject(failed);
    await expect(signIn(device, { counter: 9 })).resolves.toBeDefined();
    await expect(signIn(device, { counter: 3 })).rejects.toMatchObject(failed);
    await expect(add(other, device)).rejects.toMatchObject(failed);
  });

  it('does not keep its challenges as they are, nor for long', async () => {
    const leader = await somebody();
    const { device } = await add(leader);
    const options = await on.passkeys.beginSignIn(from());
    const kept = await everythingIn(on.database, 'auth.verification');
    expect(kept).not.toBe('');
    expect(kept).not.toContain(options.challenge);
    await on.database.source.query(
      `UPDATE auth.verification SET expires_at = expires_at - interval '10 minutes 1 second'`,
    );
    await expect(
      on.passkeys.open({ response: device.sign(options), ownDevice: false }, from()),
    ).rejects.toMatchObject(failed);
  });

  it('is refused, whatever nonsense comes', async () => {
    const leader = await somebody();
    const nonsense = ['', '{', 'null', '[]', '{"id":"x"}', JSON.stringify({ id: 'é' })];
    const { device } = await add(leader);
    const good = JSON.parse(device.sign(await on.passkeys.beginSignIn(from())));
    for (const part of ['clientDataJSON', 'authenticatorData', 'signature']) {
      nonsense.push(JSON.stringify({ ...good, response: { ...good.response, [part]: 'AAAA' } }));
    }
    for (const response of nonsense) {
      const opened = on.passkeys.open({ response, ownDevice: false }, from());
      await expect(opened).rejects.toMatchObject(failed);
      await expect(on.passkeys.add(ctxOf(leader.who), response, '')).rejects.toMatchObject(failed);
    }
  });
});

describe('who may have a passkey', () => {
  it('is staff', async () => {
    for (const role of ['coordinator', 'facilitator'] as const) await add(await somebody(role));
    const visitor = { kind: 'visitor' } as const;
    for (const who of [
      (await somebody('learner')).who,
      (await somebody('assistant')).who,
      visitor,
    ]) {
      await expect(on.passkeys.beginAdding(ctxOf(who))).rejects.toMatchObject({
        code: 'not-for-you',
      });
    }
  });

  it('is nobody in a session that an institute could have opened in their name', async () => {
    const leader = await somebody();
    const { added } = await add(leader);
    for (const via of ['card', 'provider'] as const) {
      const bound = await on.sessions.open({
        ...{ userId: leader.who.userId, via, ownDevice: false },
        ...{ instituteId: institute, onlyHere: true },
      });
      const ctx = ctxOf(await on.recognizer.whoSends(cookieOf(bound)));
      await expect(on.passkeys.beginAdding(ctx)).rejects.toMatchObject({ code: 'not-for-you' });
      await expect(on.passkeys.list(ctx)).resolves.toEqual([]);
      await expect(on.passkeys.remove(ctx, added.id)).resolves.toBe(false);
    }
  });
});

describe('the label of a passkey', () => {
  it.each([
    ['  Work\n laptop ', 'Work laptop'],
    ['', 'Passkey'],
    ['\u0000\u200b', 'Passkey'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('is of %j', (typed, label) => expect(labelOf(typed)).toBe(label));
});
