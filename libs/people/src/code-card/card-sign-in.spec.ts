import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMember, anInstitute, type Somebody } from '@hearthside/testing';
import { Membership } from '../membership/membership.entity.js';
import {
  aPlace,
  cookieOf,
  everythingIn,
  signingIn,
  type SigningIn,
} from '../sign-in/spec-signing-in.js';
import { CardSignIn } from './card-sign-in.service.js';
import { hashOfCard } from './code-cards.service.js';

let on: SigningIn;
let institute: string;
let office: Somebody;
beforeAll(async () => {
  on = await signingIn();
  institute = await anInstitute(on.database.source);
  office = await aMember(on.database.source, institute, ['coordinator']);
});
afterAll(() => on.database.drop());

const PIN = '7263';
const from = () => ({ ip: aPlace() });
const learner = () => aMember(on.database.source, institute, ['learner']);
const issueTo = async ({ who }: Somebody) =>
  (await on.cards.issue(on.contexts.for(office.who), who.membershipId)).code;
const choose = (code: string, pin = PIN, again = pin) =>
  on.cardSignIn.choosePin({ code, pin, again, ownDevice: false }, from());
const enter = (code: string, pin = PIN) =>
  on.cardSignIn.enterPin({ code, pin, ownDevice: false }, from());
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'signed in',
    ({ code }: { code: string }) => code,
  );
const cardOf = async ({ who }: Somebody) => {
  const [row] = await on.contexts
    .forService(institute)
    .select<{ wrong_pins: number; pin_hash: string | null }>(
      'SELECT * FROM code_card WHERE membership_id = $1 AND revoked_at IS NULL',
      [who.membershipId],
    );
  return row!;
};
/** As if so much time had gone by. */
const wait = ({ who }: Somebody, time: string) =>
  on.contexts
    .forService(institute)
    .tx((db) =>
      db.query(
        `UPDATE code_card SET locked_until = locked_until - $2::interval WHERE membership_id = $1`,
        [who.membershipId, time],
      ),
    );

describe('signing in by a code card', () => {
  it('asks for a PIN of one’s own at first, and for that PIN from then on', async () => {
    const person = await learner();
    const code = await issueTo(person);
    await expect(on.cardSignIn.look(code, from())).resolves.toEqual({ next: 'choose-pin' });
    const first = await choose(code);
    await expect(on.recognizer.whoSends(cookieOf(first))).resolves.toMatchObject({
      kind: 'member',
      instituteId: institute,
      membershipId: person.who.membershipId,
    });
    await expect(on.cardSignIn.look(code.toLowerCase(), from())).resolves.toEqual({
      next: 'enter-pin',
    });
    await expect(enter(code, ' 72 63')).resolves.toMatchObject({ instituteId: institute });
    const [newest] = await on.sessions.list(cookieOf(first));
    expect(newest!.via).toBe('card');
  });

  it('leaves neither the code nor the PIN in the database', async () => {
    const person = await learner();
    const code = await issueTo(person);
    await choose(code, '582139');
    const client = new (await import('pg')).default.Client(on.database.superuserUrl);
    await client.connect();
    const { rows } = await client.query('SELECT c::text AS text FROM code_card c');
    await client.end();
    const kept = rows.map(({ text }: { text: string }) => text).join('\n');
    expect(kept).toContain(person.who.membershipId);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll('-', ''));
    expect(kept).not.toContain('582139');
    expect(await everythingIn(on.database, 'code_card')).toBe('');
  });

  it('refuses a PIN that is soon guessed, or not typed the same twice', async () => {
    const code = await issueTo(await learner());
    await expect(choose(code, '1234')).rejects.toMatchObject({ code: 'pin-unfit', field: 'pin' });
    await expect(choose(code, PIN, '7264')).rejects.toMatchObject({
      code: 'pins-differ',
      field: 'again',
    });
    await expect(on.cardSignIn.look(code, from())).resolves.toEqual({ next: 'choose-pin' });
  });

  it('lets one choose the PIN when two do so at once', async () => {
    const code = await issueTo(await learner());
    const outcomes = await Promise.all([
      refusalOf(choose(code, '7263')),
      refusalOf(choose(code, '9017')),
    ]);
    expect(outcomes.sort()).toEqual(['pin-chosen-already', 'signed in']);
  });

  it('tells a slip of the finger from a card that is not known, and counts no slip', async () => {
    const at = from();
    const code = await issueTo(await learner());
    const slip = (code[0] === '2' ? '3' : '2') + code.slice(1);
    for (let n = 0; n < 130; n++) {
      expect(await refusalOf(on.cardSignIn.look(slip, at))).toBe('card-mistyped');
    }
    expect(await refusalOf(on.cardSignIn.look('0000-0000-0000', at))).toBe('card-unknown');
    await expect(on.cardSignIn.look(code, at)).resolves.toEqual({ next: 'choose-pin' });
  });

  it('stops somebody who guesses at codes from one address', async () => {
    const at = from();
    const { cardCode } = await import('./card-code.rules.js');
    const guess = (n: number) => cardCode([n % 32, n >> 5, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const outcomes: string[] = [];
    for (let n = 0; n < 122; n++) outcomes.push(await refusalOf(on.cardSignIn.look(guess(n), at)));
    expect(outcomes.slice(118)).toEqual([
      ...['card-unknown', 'card-unknown', 'too-many-tries', 'too-many-tries'],
    ]);
  });
});

describe('wrong PINs', () => {
  it('bring a pause after five, in which the right one is refused too', async () => {
    const person = await learner();
    const code = await issueTo(person);
    await choose(code);
    for (let n = 0; n < 4; n++) expect(await refusalOf(enter(code, '9999'))).toBe('pin-wrong');
    await expect(enter(code, '9999')).rejects.toMatchObject({ message: /wait a while/ });
    await expect(enter(code)).rejects.toMatchObject({
      code: 'card-paused',
      message: expect.stringMatching(/in about 15 minutes/),
      tryAgainAt: expect.any(Date),
    });
    await expect(
      on.cards.of(on.contexts.for(office.who), person.who.membershipId),
    ).resolves.toMatchObject({ isShut: false, pausedUntil: expect.any(Date) });
    await wait(person, '15 minutes');
    expect(await refusalOf(enter(code))).toBe('signed in');
    expect((await cardOf(person)).wrong_pins).toBe(0);
  });

  it('are five when forty are sent at once, also to a service that has just started', async () => {
    const person = await learner();
    const code = await issueTo(person);
    await choose(code);
    const { contexts, auth, sessions, limits, settings } = on;
    const another = new CardSignIn(contexts, auth, sessions, limits, settings);
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        refusalOf(
          (n % 2 ? another : on.cardSignIn).enterPin(
            { code, pin: String(3000 + n), ownDevice: false },
            from(),
          ),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'pin-wrong')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'card-paused')).toHaveLength(35);
    expect((await cardOf(person)).wrong_pins).toBe(5);
  });

  it('shut the card after twenty, until a new one is given out', async () => {
    const person = await learner();
    const code = await issueTo(person);
    await choose(code);
    const outcomes: string[] = [];
    for (let n = 0; n < 20; n++) {
      outcomes.push(await refusalOf(enter(code, '9999')));
      await wait(person, '5 hours');
    }
    expect(outcomes.slice(0, 19)).toEqual(Array(19).fill('pin-wrong'));
    expect(outcomes[19]).toBe('card-shut');
    expect(await refusalOf(enter(code))).toBe('card-shut');
    expect(await refusalOf(on.cardSignIn.look(code, from()))).toBe('card-shut');
    const next = await issueTo(person);
    expect(await refusalOf(choose(next))).toBe('signed in');
  });

  it('pass with one try left when the fifth is right', async () => {
    const code = await issueTo(await learner());
    await choose(code);
    for (let n = 0; n < 4; n++) await refusalOf(enter(code, '9999'));
    expect(await refusalOf(enter(code))).toBe('signed in');
  });
});

describe('giving out a card', () => {
  it('makes the one before useless, signs its holder out, and locks what was written', async () => {
    const person = await learner();
    const code = await issueTo(person);
    const cookie = cookieOf(await choose(code));
    const before = new Date();
    await issueTo(person);
    expect(await refusalOf(enter(code))).toBe('card-unknown');
    await expect(on.recognizer.whoSends(cookie)).resolves.toEqual({ kind: 'visitor' });
    const membership = await on.contexts
      .forService(institute)
      .tx((db) => db.findOneByOrFail(Membership, { id: person.who.membershipId }));
    expect(membership.writingLockedBefore!.getTime()).toBeGreaterThanOrEqual(before.getTime() - 50);
  });

  it('leaves one that works when two are given out at once, or one while its holder signs in', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await learner();
      const old = await issueTo(person);
      await choose(old);
      const [entered, ...codes] = await Promise.all([
        enter(old).catch(() => undefined),
        issueTo(person),
        issueTo(person),
      ]);
      const works = await Promise.all(
        codes.map((code) => refusalOf(on.cardSignIn.look(code, from()))),
      );
      expect(works.filter((outcome) => outcome === 'signed in')).toHaveLength(1);
      if (entered) {
        await expect(on.recognizer.whoSends(cookieOf(entered))).resolves.toEqual({
          kind: 'visitor',
        });
      }
    }
  });

  it('is for coordinators, to people of their own institute who are no coordinators', async () => {
    const person = await learner();
    const elsewhere = await anInstitute(on.database.source);
    const stranger = await aMember(on.database.source, elsewhere, ['coordinator']);
    const leader = await aMember(on.database.source, institute, ['facilitator']);
    const issue = (by: Somebody, to: Somebody) =>
      refusalOf(on.cards.issue(on.contexts.for(by.who), to.who.membershipId));
    expect(await issue(stranger, person)).toBe('no-such-member');
    expect(await issue(leader, person)).toBe('not-for-you');
    expect(await issue(person, person)).toBe('not-for-you');
    expect(await issue(office, office)).toBe('not-for-you');
    expect(await refusalOf(on.cards.issue(on.contexts.for(office.who), 'nobody'))).toBe(
      'no-such-member',
    );
    expect(
      await refusalOf(
        on.cards.issue(on.contexts.for({ kind: 'visitor' }), person.who.membershipId),
      ),
    ).toBe('not-for-you');
    expect(await refusalOf(on.cards.of(on.contexts.for(leader.who), person.who.membershipId))).toBe(
      'not-for-you',
    );
  });

  it('can be taken back without another', async () => {
    const person = await learner();
    const code = await issueTo(person);
    const cookie = cookieOf(await choose(code));
    await on.cards.revoke(on.contexts.for(office.who), person.who.membershipId);
    expect(await refusalOf(enter(code))).toBe('card-unknown');
    await expect(on.recognizer.whoSends(cookie)).resolves.toEqual({ kind: 'visitor' });
    await expect(
      on.cards.of(on.contexts.for(office.who), person.who.membershipId),
    ).resolves.toBeUndefined();
  });
});

describe('finding a card before the institute is known', () => {
  it('gives two ids for a code’s hash, and nothing without it', async () => {
    const code = await issueTo(await learner());
    const hash = hashOfCard(on.settings.keys.derive('code-card'), code.replaceAll('-', ''));
    const visitor = on.contexts.for({ kind: 'visitor' });
    const found = await visitor.select('SELECT * FROM app.find_card($1)', [hash]);
    expect(found.map((row) => Object.keys(row))).toEqual([['institute_id', 'card_id']]);
    for (const guess of ['', '%', `${hash.slice(0, -1)}%`, `' OR true --`, code]) {
      await expect(visitor.select('SELECT * FROM app.find_card($1)', [guess])).resolves.toEqual([]);
    }
    await expect(visitor.select('SELECT * FROM code_card', [])).resolves.toEqual([]);
  });

  it('is for the application’s role alone, with its search path pinned', async () => {
    const [row] = await on.database.source.query(
      `SELECT prosecdef, proconfig, has_function_privilege('public', oid, 'EXECUTE') AS anyone
         FROM pg_proc WHERE oid = 'app.find_card(text)'::regprocedure`,
    );
    expect(row).toEqual({ prosecdef: true, proconfig: ['search_path=""'], anyone: false });
  });
});
