import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aMember,
  anInstitute,
  aProvider,
  type RealProvider,
  type Says,
  type Somebody,
} from '@hearthside/testing';
import type { Role } from '@hearthside/platform';
import { Logger } from '@nestjs/common';
import { Membership } from '../membership/membership.entity.js';
import { aPlace, cookieOf, signingIn, type SigningIn } from '../sign-in/spec-signing-in.js';
import { domainsIn, isIn, issuerIn } from './provider.rules.js';

let on: SigningIn;
let [elm, oak] = ['', ''];
let offices: Record<string, Somebody>;
/** Each institute has its own; the second is the one that attacks. */
let providers: Record<string, RealProvider>;

beforeAll(async () => {
  Logger.overrideLogger(false);
  on = await signingIn();
  const { source } = on.database;
  elm = await anInstitute(source, { name: 'Elm House' });
  oak = await anInstitute(source, { name: 'Oak Hall' });
  offices = {
    [elm]: await aMember(source, elm, ['coordinator'], { email: 'office@elm.example' }),
    [oak]: await aMember(source, oak, ['coordinator'], { email: 'office@oak.example' }),
  };
  providers = {};
  for (const [institute, domain] of [
    [elm, 'elm.example'],
    [oak, 'oak.example, elm.example'],
  ] as const) {
    const made = await aProvider([on.providers.redirectUri(institute)]);
    providers[institute] = made;
    await on.providers.set(on.contexts.for(offices[institute]!.who), {
      ...{ issuer: made.issuer, clientId: made.clientId },
      ...{ clientSecret: made.clientSecret, domains: domain },
    });
  }
}, 240_000);
afterAll(async () => {
  for (const provider of Object.values(providers ?? {})) await provider.stop();
  await on.database.drop();
});

const staff = (institute: string, email: string, roles: Role[] = ['facilitator']) =>
  aMember(on.database.source, institute, roles, { email });
const subject = () => randomUUID();
const begin = async (institute: string) => {
  const { redirectTo, setCookie } = await on.providerSignIn.begin(institute, { ip: aPlace() });
  return { redirectTo, cookies: cookieOf({ setCookie }) };
};
const finish = (instituteId: string, back: URL, cookies: string | undefined) =>
  on.providerSignIn.finish({ instituteId, query: back.search, cookies });
/** From the button to being signed in. */
async function signIn(institute: string, says: Says) {
  const { redirectTo, cookies } = await begin(institute);
  const back = await providers[institute]!.signIn(redirectTo, says);
  return finish(institute, back, cookies);
}
const verified = (email: string, sub = subject()): Says => ({ sub, email, email_verified: true });

describe('signing in by an institute’s own provider', () => {
  it('finds staff by their verified address at first, and by the provider’s word for them later', async () => {
    const leader = await staff(elm, 'leader@elm.example');
    const says = verified('Leader@Elm.example');
    const signedIn = await signIn(elm, says);
    expect(signedIn.instituteId).toBe(elm);
    expect(signedIn.setCookie).not.toContain('Max-Age');
    await expect(on.recognizer.whoSends(cookieOf(signedIn))).resolves.toMatchObject({
      kind: 'member',
      membershipId: leader.who.membershipId,
    });
    const renamed = await signIn(elm, { ...says, email: 'married@elm.example' });
    await expect(on.recognizer.whoSends(cookieOf(renamed))).resolves.toMatchObject({
      membershipId: leader.who.membershipId,
    });
    const [newest] = await on.sessions.list(cookieOf(renamed));
    expect(newest!.via).toBe('provider');
  });

  it('sends along a challenge, a state and a nonce, and comes back to the institute’s own address', async () => {
    const { redirectTo } = await begin(elm);
    const asked = new URL(redirectTo).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(asked.get(name)).toMatch(/.{32}/);
    expect(asked.get('redirect_uri')).toBe(`http://localhost:3000/sign-in/provider/${elm}`);
    expect(asked.get('scope')).toBe('openid email');
  });

  it.each<[string, Says]>([
    [
      'an address that is not verified',
      { sub: 'a', email: 'office@elm.example', email_verified: false },
    ],
    ['an address without a word on that', { sub: 'b', email: 'office@elm.example' }],
    ['no address', { sub: 'c' }],
    ['somebody who is not entered', verified('stranger@elm.example')],
    ['an address of another domain', verified('office@oak.example')],
    ['an address below the domain', verified('office@sub.elm.example')],
  ])('refuses %s', async (_, says) => {
    await expect(signIn(elm, says)).rejects.toMatchObject({ code: 'provider-unknown-person' });
  });

  it('is for staff: learners, and those who are staff no more, are refused', async () => {
    await staff(elm, 'learner@elm.example', ['learner']);
    await expect(signIn(elm, verified('learner@elm.example'))).rejects.toMatchObject({
      code: 'provider-unknown-person',
    });
    const former = await staff(elm, 'former@elm.example');
    const says = verified('former@elm.example');
    await signIn(elm, says);
    await on.contexts
      .forService(elm)
      .tx((db) => db.update(Membership, { id: former.who.membershipId }, { state: 'ended' }));
    await expect(signIn(elm, says)).rejects.toMatchObject({ code: 'provider-unknown-person' });
  });
});

describe('a provider that lies', () => {
  it('cannot sign anybody in at another institute', async () => {
    await expect(signIn(oak, verified('office@elm.example'))).rejects.toMatchObject({
      code: 'provider-unknown-person',
    });
  });

  it('signs in somebody of both institutes at its own, from where they cannot go over', async () => {
    const { who } = offices[elm]!;
    await on.contexts.forService(oak).tx((db) =>
      db.insert(Membership, {
        ...{ instituteId: oak, id: randomUUID(), userId: who.userId, name: 'E', called: 'E' },
        ...{ roles: ['facilitator'], state: 'active', createdAt: new Date() },
      }),
    );
    const signedIn = await signIn(oak, verified('office@elm.example'));
    expect(signedIn).toMatchObject({ instituteId: oak, institutes: [{ name: 'Oak Hall' }] });
    await expect(on.sessions.change(cookieOf(signedIn), elm)).rejects.toMatchObject({
      code: 'not-from-here',
    });
    const [{ only_here: bound }] = await on.database.source.query(
      `SELECT bool_and(only_here) AS only_here FROM auth.session WHERE via = 'provider'`,
    );
    expect(bound).toBe(true);
  });

  it('cannot use at one institute what was begun at another', async () => {
    const { redirectTo, cookies } = await begin(oak);
    const back = await providers[oak]!.signIn(redirectTo, verified('office@oak.example'));
    await expect(finish(elm, back, cookies)).rejects.toMatchObject({ code: 'provider-failed' });
  });

  it('cannot pass on a code that the other provider gave for its own state', async () => {
    const [atElm, atOak] = [await begin(elm), await begin(oak)];
    const back = await providers[elm]!.signIn(atElm.redirectTo, verified('office@elm.example'));
    back.searchParams.set('state', new URL(atOak.redirectTo).searchParams.get('state')!);
    for (const institute of [elm, oak]) {
      await expect(finish(institute, back, atOak.cookies)).rejects.toMatchObject({
        code: 'provider-failed',
      });
    }
  });

  it('is not believed with a subject that another institute’s provider has linked', async () => {
    const says = verified('office@elm.example');
    await signIn(elm, says);
    await expect(
      signIn(oak, { sub: says.sub, email: 'x@oak.example', email_verified: true }),
    ).rejects.toMatchObject({ code: 'provider-unknown-person' });
  });
});

describe('coming back from a provider', () => {
  it('works once, and only in the browser that went there', async () => {
    const { redirectTo, cookies } = await begin(elm);
    const back = await providers[elm]!.signIn(redirectTo, verified('office@elm.example'));
    const stranger = await begin(elm);
    for (const other of [undefined, '', stranger.cookies]) {
      await expect(finish(elm, back, other)).rejects.toMatchObject({ code: 'provider-failed' });
    }
    await expect(finish(elm, back, cookies)).resolves.toMatchObject({ instituteId: elm });
    await expect(finish(elm, back, cookies)).rejects.toMatchObject({ code: 'provider-failed' });
  });

  it.each(['', '?', '?code=x', '?state=x&code=y', '?error=access_denied&state=x', '?state=%00'])(
    'is refused with "%s"',
    async (query) => {
      const { cookies } = await begin(elm);
      await expect(
        on.providerSignIn.finish({ instituteId: elm, query, cookies }),
      ).rejects.toMatchObject({ code: 'provider-failed' });
    },
  );

  it('is refused kindly when somebody thought better of it there', async () => {
    const { redirectTo, cookies } = await begin(elm);
    const state = new URL(redirectTo).searchParams.get('state')!;
    const back = new URL(`http://x/?error=access_denied&state=${state}`);
    await expect(finish(elm, back, cookies)).rejects.toMatchObject({
      code: 'provider-failed',
      message: expect.stringContaining('sign in by e-mail'),
    });
  });

  it('is refused where there is no provider', async () => {
    const none = await anInstitute(on.database.source);
    for (const institute of [none, 'nowhere', '']) {
      await expect(begin(institute)).rejects.toMatchObject({ code: 'provider-missing' });
      await expect(on.providerSignIn.offered(institute)).resolves.toBeUndefined();
    }
    await expect(on.providerSignIn.offered(elm)).resolves.toBe('Elm House');
  });
});

describe('setting up a provider', () => {
  const set = (by: Somebody, more: object = {}) =>
    on.providers.set(on.contexts.for(by.who), {
      ...{ issuer: providers[elm]!.issuer, clientId: providers[elm]!.clientId },
      ...{ clientSecret: providers[elm]!.clientSecret, domains: 'elm.example', ...more },
    });

  it('keeps the secret sealed, for this institute, issuer and client alone', async () => {
    const ctx = on.contexts.for(offices[elm]!.who);
    const [row] = await ctx.select<{ sealed_secret: Buffer }>(
      'SELECT * FROM identity_provider',
      [],
    );
    expect(row!.sealed_secret.toString('latin1')).not.toContain(providers[elm]!.clientSecret);
    const state = await on.providers.of(ctx);
    expect(JSON.stringify(state)).not.toContain(providers[elm]!.clientSecret);
    const opened = () =>
      on.contexts.forService(oak).tx(async (db) => {
        await db.query('UPDATE identity_provider SET sealed_secret = $1', [row!.sealed_secret]);
        await on.providers.open(db, oak);
      });
    await expect(opened()).rejects.toThrow();
    await expect(set(offices[elm]!, { clientSecret: '' })).resolves.toBeUndefined();
  });

  it.each([
    ['issuer', { issuer: 'http://provider.example.org' }],
    ['issuer', { issuer: 'nonsense' }],
    ['issuer', { issuer: 'http://127.0.0.1:9' }],
    ['clientId', { clientId: ' ' }],
    ['clientSecret', { clientId: 'another', clientSecret: '' }],
    ['domains', { domains: '' }],
    ['domains', { domains: 'elm.example, nonsense' }],
  ])('refuses an unfit %s', async (field, more) => {
    await expect(set(offices[elm]!, more)).rejects.toMatchObject({ code: 'provider-unfit', field });
  });

  it('is for coordinators', async () => {
    const leader = await staff(elm, 'nosy@elm.example');
    await expect(set(leader)).rejects.toMatchObject({ code: 'not-for-you' });
    await expect(on.providers.of(on.contexts.for(leader.who))).rejects.toMatchObject({
      code: 'not-for-you',
    });
  });

  it.each([
    ['https://login.example.org', false, 'https://login.example.org'],
    [
      'https://login.example.org/x/.well-known/openid-configuration',
      false,
      'https://login.example.org/x',
    ],
    ['http://127.0.0.1:9/', true, 'http://127.0.0.1:9/'],
    ['http://127.0.0.1:9/', false, undefined],
    ['https://localhost/', false, undefined],
    ['http://login.example.org', true, undefined],
    ['https://user:secret@login.example.org', false, undefined],
    ['file:///etc/passwd', true, undefined],
  ])('takes %s, on this machine %s, for %s', (typed, here, issuer) => {
    expect(issuerIn(typed, here)).toBe(issuer);
  });

  it('reads domains however they are parted, and takes none for those below them', () => {
    expect(domainsIn(' Elm.example,@oak.example\nelm.example')).toEqual([
      'elm.example',
      'oak.example',
    ]);
    expect(isIn(['elm.example'], 'a@elm.example')).toBe(true);
    expect(isIn(['elm.example'], 'a@evil-elm.example')).toBe(false);
    expect(isIn(['elm.example'], 'a@elm.example@evil.org')).toBe(false);
  });
});
