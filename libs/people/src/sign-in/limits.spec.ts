import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMember, anInstitute, type Somebody } from '@hearthside/testing';
import { Limits } from './limits.service.js';
import { networkOf } from './network.rules.js';
import { aPlace, everythingIn, signingIn, type SigningIn } from './spec-signing-in.js';
import { inAbout } from './sign-in-refused.js';

let on: SigningIn;
let institute: string;
beforeAll(async () => {
  on = await signingIn();
  institute = await anInstitute(on.database.source);
});
afterAll(() => on.database.drop());

const learner = () => aMember(on.database.source, institute, ['learner']);
const codeFor = async ({ who }: Somebody) =>
  /\b(\d{4} \d{4})\b/.exec((await on.mails.compose(who.userId))!.text)![1]!;
const open = (address: string, code: string, ip: string) =>
  on.mails.openByCode({ address, code, ownDevice: false }, { ip });
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    ({ code }: { code: string }) => code,
  );

describe('the limits', () => {
  it('let a class of forty in behind one address, though some mistype twice and ask twice', async () => {
    const ip = aPlace();
    const people = await Promise.all(Array.from({ length: 40 }, learner));
    const refusals = await Promise.all(
      people.map(async (person, n) => {
        await on.mails.ask(person.email, { ip });
        if (n % 4 === 0) await on.mails.ask(person.email, { ip });
        const code = await codeFor(person);
        const mistyped = n % 2 === 0 ? 2 : 0;
        for (let wrong = 0; wrong < mistyped; wrong++) {
          expect(await refusalOf(open(person.email, `0000 000${wrong}`, ip))).toBe('code-wrong');
        }
        return refusalOf(open(person.email, code, ip));
      }),
    );
    expect(refusals).toEqual(people.map(() => undefined));
  });

  it('stop somebody who guesses over many accounts from one address', async () => {
    const ip = aPlace();
    let tries = 0;
    let refused: string | undefined;
    while (refused !== 'too-many-tries' && tries < 200) {
      refused = await refusalOf(open(`person${tries}@example.org`, '1234 5678', ip));
      tries++;
    }
    expect(tries).toBe(121);
    const known = await learner();
    expect(await refusalOf(open(known.email, await codeFor(known), ip))).toBe('too-many-tries');
    expect(await refusalOf(open(known.email, await codeFor(known), aPlace()))).toBeUndefined();
  });

  it('stop somebody who guesses at one account from many addresses; the link still opens it', async () => {
    const person = await learner();
    const refusals = [];
    for (let n = 0; n < 31; n++) {
      if (n % 5 === 0) await on.mails.compose(person.who.userId);
      refusals.push(await refusalOf(open(person.email, '0000 0000', aPlace())));
    }
    expect(refusals.slice(0, 30)).toEqual(Array(30).fill('code-wrong'));
    expect(refusals[30]).toBe('too-many-tries');
    const mail = (await on.mails.compose(person.who.userId))!;
    const token = /\/sign-in\/link\/(\S+)/.exec(mail.text)![1]!;
    await expect(on.mails.openByLink({ token, ownDevice: false })).resolves.toBeDefined();
  });

  it('count tries that come at once, each of them', async () => {
    const ip = aPlace();
    const guesses = Array.from({ length: 160 }, (_, n) =>
      refusalOf(open(`at-once${n}@example.org`, '1234 5678', ip)),
    );
    const refusals = await Promise.all(guesses);
    expect(refusals.filter((code) => code === 'code-wrong')).toHaveLength(120);
  });

  it('keep strangers from flooding a mailbox, and say when one can ask again', async () => {
    const { email } = await learner();
    for (let n = 0; n < 6; n++) await on.mails.ask(email, { ip: aPlace() });
    const refusal = on.mails.ask(email, { ip: aPlace() });
    await expect(refusal).rejects.toMatchObject({
      code: 'too-many-tries',
      message: expect.stringMatching(/newest one works.*in about 15 minutes/),
      tryAgainAt: expect.any(Date),
    });
  });

  it('hold in every process of the service, and after a restart', async () => {
    const another = new Limits(on.contexts, on.settings);
    for (let n = 0; n < 6; n++) await (n % 2 ? on.limits : another).count('mail-to', 'a@b.org');
    await expect(another.count('mail-to', 'a@b.org')).rejects.toMatchObject({
      code: 'too-many-tries',
    });
  });

  it('store neither e-mail nor internet addresses', async () => {
    await on.mails.ask('canary@example.org', { ip: '203.0.113.77' });
    const kept = await everythingIn(on.database, 'auth.rate_limit');
    expect(kept).not.toBe('');
    expect(kept).not.toMatch(/canary|example|203\.0/);
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1'],
    ['2001:0db8::1:0:0:0:7', '2001:db8:0:1'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('take %s for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each([
    [10, 'in a minute'],
    [61_000, 'in about 2 minutes'],
    [3_600_000, 'in about 60 minutes'],
    [4 * 3_600_000, 'in about 4 hours'],
    [3 * 86_400_000, 'in about 3 days'],
  ])('say of %i milliseconds "%s"', (milliseconds, said) => {
    expect(inAbout(milliseconds)).toBe(said);
  });
});
