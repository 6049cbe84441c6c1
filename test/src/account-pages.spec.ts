import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sessions } from '@hearthside/people';
import type { Role } from '@hearthside/platform';
import { aMember, type Somebody } from './people.js';
import { testService, type Sender, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

const aPerson = (...roles: Role[]) =>
  aMember(service.database.source, service.instituteId, roles.length ? roles : ['learner']);
/** A further session of somebody; gives its Cookie header. */
async function elsewhere(
  { who }: Somebody,
  more: Partial<Parameters<Sessions['open']>[0]> = {},
): Promise<string> {
  const session = { userId: who.userId, via: 'mail', ownDevice: true, ...more } as const;
  const { setCookie } = await service.app.get(Sessions).open(session);
  return setCookie.split(';')[0]!;
}
const isSignedIn = async (cookie: string) =>
  (await service.as(undefined).get('/account', { cookie })).status === 200;
const idsIn = (text: string, field: string) =>
  Array.from(text.matchAll(new RegExp(`name="${field}" value="([^"]+)"`, 'g')), ([, id]) => id!);

describe('one’s account', () => {
  it('is for whoever is signed in', async () => {
    const { status, headers } = await service.as(undefined).get('/account');
    expect([status, headers['location']]).toEqual([303, '/sign-in?to=%2Faccount']);
    for (const path of ['/account/sign-out-everywhere', '/account/data', '/account/passkeys']) {
      expect((await service.as(undefined).submit(path, {})).status).toBe(401);
    }
  });

  it('says who one is here, under a neutral title, and is kept nowhere', async () => {
    const ada = await aPerson();
    const { status, text, headers } = await service.as(ada).get('/account');
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(text).toContain('<title>Your account – Hearthside</title>');
    for (const words of [ada.name, ada.email, 'Elm House', 'learner'])
      expect(text).toContain(words);
    expect(text).not.toContain('Passkeys');
  });

  it('opens to somebody who is at no institute any more', async () => {
    const ada = await aPerson();
    await service.database.contexts
      .forService(service.instituteId)
      .tx((db) =>
        db.query(`UPDATE membership SET state = 'ended', ended_at = now() WHERE id = $1`, [
          ada.who.membershipId,
        ]),
      );
    const { status, text } = await service.as(ada).get('/account');
    expect(status).toBe(200);
    expect(text).toContain('at no institute just now');
    expect(text).not.toContain('Elm House');
    expect((await service.as(ada).submit('/account/data', {})).status).toBe(403);
  });

  it('says what was done in words of ours alone', async () => {
    const done = await service.get('/account?done=session-ended');
    expect(done.text).toContain('<p class="done" role="status">That device is signed out.</p>');
    for (const made of ['You+owe+us+money', 'toString', 'saved&done=saved']) {
      expect((await service.get(`/account?done=${made}`)).text).not.toContain('class="done"');
    }
  });
});

describe('where one is signed in', () => {
  it('is listed, each ended by itself', async () => {
    const ada = await aPerson();
    const phone = await elsewhere(ada);
    const { text } = await service.as(ada).get('/account');
    expect(text.match(/this is where you are now/g)).toHaveLength(1);
    expect(text).toContain('on your own device');
    const [id, ...others] = idsIn(text, 'session');
    expect(others).toEqual([]);
    const { status, headers } = await service
      .as(ada)
      .submit('/account/sessions/end', { session: id! });
    expect([status, headers['location']]).toEqual([303, '/account?done=session-ended']);
    expect(await isSignedIn(phone)).toBe(false);
    expect((await service.as(ada).get('/account')).status).toBe(200);
    const again = await service.as(ada).submit('/account/sessions/end', { session: id! });
    expect(again.status).toBe(303);
  });

  it('is one’s own alone', async () => {
    const [ada, eve] = [await aPerson(), await aPerson()];
    for (const session of [ada.who.sessionId, 'no id', '']) {
      await service.as(eve).submit('/account/sessions/end', { session });
    }
    expect((await service.as(ada).get('/account')).status).toBe(200);
  });

  it('can be nowhere by one press', async () => {
    const ada = await aPerson();
    const phone = await elsewhere(ada);
    const { status, headers } = await service.as(ada).submit('/account/sign-out-everywhere', {});
    expect([status, headers['location']]).toEqual([303, '/sign-in']);
    expect(String(headers['set-cookie'])).toContain('Max-Age=0');
    expect(await isSignedIn(phone)).toBe(false);
    expect((await service.as(ada).get('/account')).status).toBe(303);
  });
});

describe('what is kept about one', () => {
  it('comes as a file, of oneself alone', async () => {
    const ada = await aPerson();
    const { status, headers, text } = await service
      .as(ada)
      .submit('/account/data', { membership: service.me.who.membershipId });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'private, no-store',
    });
    expect(JSON.parse(text).about).toContain(ada.name);
    expect(text).toContain(ada.email);
    expect(text).not.toContain(service.me.name);
  });
});

describe('passkeys', () => {
  const options = (sender: Sender, headers = {}) =>
    sender.post('/account/passkeys/options', '', headers);

  it('are offered to those who lead and coordinate', async () => {
    for (const [role, offered] of [
      ['coordinator', true],
      ['facilitator', true],
      ['assistant', false],
      ['learner', false],
    ] as const) {
      const somebody = service.as(await aPerson(role));
      const { text } = await somebody.get('/account');
      expect([role, text.includes('data-passkey="add"')]).toEqual([role, offered]);
      const { status, headers } = await options(somebody);
      expect([role, status]).toEqual([role, offered ? 200 : 422]);
      expect(headers['content-type']).toContain('application/json');
    }
    expect((await options(service.as(undefined))).status).toBe(401);
  });

  it('are not offered in a session that an institute could have opened', async () => {
    const leader = await aPerson('facilitator');
    const bound = { instituteId: service.instituteId, onlyHere: true, via: 'provider' } as const;
    const cookie = await elsewhere(leader, bound);
    const { text } = await service.as(undefined).get('/account', { cookie });
    expect(text).not.toContain('data-passkey');
    expect((await options(service.as(undefined), { cookie })).status).toBe(422);
  });

  it('begin on pages of ours alone', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect((await options(service, foreign)).status).toBe(403);
    const signIn = service.as(undefined);
    expect((await signIn.post('/sign-in/passkey/options', '', foreign)).status).toBe(403);
    expect((await signIn.post('/sign-in/passkey/options', '', {})).status).toBe(200);
  });

  it('that are none are refused, with what was typed kept', async () => {
    const sent = { response: '{"id":"x"}', label: 'My laptop' };
    const { status, text } = await service.submit('/account/passkeys', sent);
    expect(status).toBe(422);
    expect(text).toContain('The passkey was not added. Please try again.');
    expect(text).toContain('value="My laptop"');
    const signIn = await service
      .as(undefined)
      .submit('/sign-in/passkey', { response: 'none', to: '/people' });
    expect(signIn.status).toBe(422);
    expect(signIn.headers['set-cookie']).toBeUndefined();
    expect(signIn.text).toContain('did not work out');
    expect(idsIn(signIn.text, 'to')).toContain('/people');
  });

  it('of somebody else cannot be removed', async () => {
    const { status } = await service.submit('/account/passkeys/remove', { passkey: randomUUID() });
    expect(status).toBe(303);
  });
});
