import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aMember, anInstitute } from '@hearthside/testing';
import pg from 'pg';
import { aPlace, cookieOf, everythingIn, signingIn, type SigningIn } from './spec-signing-in.js';
import { userWithoutEmail } from './user.js';

let on: SigningIn;
let institute: string;
beforeAll(async () => {
  on = await signingIn();
  institute = await anInstitute(on.database.source);
});
afterAll(() => on.database.drop());

const learner = () => aMember(on.database.source, institute, ['learner']);
const mailTo = async (userId: string) => {
  const mail = (await on.mails.compose(userId))!;
  const code = /\b(\d{4} \d{4})\b/.exec(mail.text)![1]!;
  const token = /\/sign-in\/link\/(\S+)/.exec(mail.text)![1]!;
  return { mail, code, token };
};
const from = () => ({ ip: aPlace() });
const wrong = (code: string) => (code === '0000 0001' ? '0000 0002' : '0000 0001');
const open = (address: string, code: string, at = from()) =>
  on.mails.openByCode({ address, code, ownDevice: false }, at);

describe('asking for a mail to sign in', () => {
  it('sends for one to somebody whom an institute entered, however they write their address', async () => {
    const { who, email } = await learner();
    await on.mails.ask(`  ${email.toUpperCase()} `, from());
    expect(on.enqueued.at(-1)).toBe(who.userId);
  });

  it('answers a stranger alike, and the job is for nobody', async () => {
    const before = on.enqueued.length;
    await expect(on.mails.ask('nobody@example.org', from())).resolves.toBeUndefined();
    expect(on.enqueued).toHaveLength(before + 1);
    await expect(on.mails.compose(on.enqueued.at(-1)!)).resolves.toBeUndefined();
  });

  it('asks the database as often for a stranger as for somebody known', async () => {
    const { email } = await learner();
    const asked = jest.spyOn(pg.Client.prototype, 'query');
    const statementsOf = async (address: string) => {
      asked.mockClear();
      await on.mails.ask(address, from());
      return asked.mock.calls.length;
    };
    await statementsOf('once@example.org');
    const counts = [await statementsOf('stranger@example.org'), await statementsOf(email)];
    asked.mockRestore();
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[0]).toBe(counts[1]);
  });

  it.each([
    '',
    'mary',
    'mary@',
    'mary@localhost',
    'a b@example.org',
    'x@no-email.invalid',
    'a@b@c.org',
  ])('says that "%s" is no address to which one can send', async (typed) => {
    await expect(on.mails.ask(typed, from())).rejects.toMatchObject({
      code: 'address-unreadable',
      field: 'address',
    });
  });
});

describe('the mail', () => {
  it('says nothing of a course, and carries a code, a link, how long, and what if one did not ask', async () => {
    const { who, email } = await learner();
    const { mail, code, token } = await mailTo(who.userId);
    expect(mail).toMatchObject({ to: email, subject: 'Your code for signing in' });
    expect(mail.text).toContain(code);
    expect(mail.text).toContain(`http://localhost:3000/sign-in/link/${token}`);
    expect(mail.text).toContain('15 minutes');
    expect(mail.text).toContain('did not ask');
    expect(Math.max(...mail.text.split('\n').map(({ length }) => length))).toBeLessThan(110);
  });

  it('is not made for people without e-mail', async () => {
    const userId = await on.auth.db.tx((db) => userWithoutEmail(db, new Date()));
    await expect(on.mails.compose(userId)).resolves.toBeUndefined();
  });

  it('leaves neither code nor link in the database', async () => {
    const { who } = await learner();
    const { code, token } = await mailTo(who.userId);
    const kept = await everythingIn(on.database, 'auth.mailed_code', 'auth.verification');
    expect(kept).toContain(who.userId);
    expect(kept).not.toContain(code.replace(' ', ''));
    expect(kept).not.toContain(token);
  });
});

describe('signing in by a mailed code', () => {
  it('opens a session at the one institute where somebody is', async () => {
    const { who, email } = await learner();
    const { code } = await mailTo(who.userId);
    const signedIn = await open(email, code);
    expect(signedIn.instituteId).toBe(institute);
    await expect(on.recognizer.whoSends(cookieOf(signedIn))).resolves.toMatchObject({
      kind: 'member',
      userId: who.userId,
      membershipId: who.membershipId,
    });
  });

  it.each([' 12345678', '1234-5678', '1234 5678 ', '1234 56 78'])('reads "%s"', async (typed) => {
    const { who, email } = await learner();
    const { code } = await mailTo(who.userId);
    const digits = code.replace(' ', '');
    let at = 0;
    const asTyped = typed.replace(/\d/g, () => digits[at++]!);
    await expect(open(email, asTyped)).resolves.toHaveProperty('setCookie');
  });

  it('works once, and uses up the link with it', async () => {
    const { who, email } = await learner();
    const { code, token } = await mailTo(who.userId);
    await open(email, code);
    await expect(open(email, code)).rejects.toMatchObject({ code: 'code-wrong', field: 'code' });
    await expect(on.mails.lookAtLink(token)).rejects.toMatchObject({ code: 'link-used' });
    await expect(on.mails.openByLink({ token, ownDevice: false })).rejects.toMatchObject({
      code: 'link-used',
    });
  });

  it('works once when it is sent ten times at once', async () => {
    const { who, email } = await learner();
    const { code } = await mailTo(who.userId);
    const at = from();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => open(email, code, at)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('opens once when code and link are used at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { who, email } = await learner();
      await mailTo(who.userId);
      const { code, token } = await mailTo(who.userId);
      const results = await Promise.allSettled([
        open(email, code),
        on.mails.openByLink({ token, ownDevice: false }),
      ]);
      const reasons = results.flatMap((each) =>
        each.status === 'rejected' ? [(each.reason as { code: string }).code] : [],
      );
      expect(reasons).toHaveLength(1);
      expect(['code-wrong', 'link-used']).toContain(reasons[0]);
    }
  });

  it('is over after five wrong codes, forty of them at once or not, while the link still works', async () => {
    const { who, email } = await learner();
    const { code, token } = await mailTo(who.userId);
    const guesses = Array.from({ length: 20 }, () => open(email, wrong(code)));
    for (const each of await Promise.allSettled(guesses)) expect(each.status).toBe('rejected');
    const [row] = await on.database.source.query(
      'SELECT wrong_codes FROM auth.mailed_code WHERE user_id = $1',
      [who.userId],
    );
    expect(row.wrong_codes).toBe(5);
    await expect(open(email, code)).rejects.toMatchObject({ code: 'code-wrong' });
    await expect(on.mails.openByLink({ token, ownDevice: true })).resolves.toHaveProperty(
      'setCookie',
    );
  });

  it('takes the right code at the fifth try', async () => {
    const { who, email } = await learner();
    const { code } = await mailTo(who.userId);
    for (let n = 0; n < 4; n++) await open(email, wrong(code)).catch(() => {});
    await expect(open(email, code)).resolves.toHaveProperty('setCookie');
  });

  it('is over after fifteen minutes', async () => {
    const { who, email } = await learner();
    const { code, token } = await mailTo(who.userId);
    await on.database.source.query(
      `UPDATE auth.mailed_code SET expires_at = expires_at - interval '15 minutes 1 second'
        WHERE user_id = $1`,
      [who.userId],
    );
    await expect(open(email, code)).rejects.toMatchObject({ code: 'code-wrong' });
    await expect(on.mails.lookAtLink(token)).rejects.toMatchObject({ code: 'link-used' });
  });

  it('takes the code of an earlier mail that came late, of the last three', async () => {
    const { who, email } = await learner();
    const codes: string[] = [];
    for (let n = 0; n < 4; n++) codes.push((await mailTo(who.userId)).code);
    await expect(open(email, codes[0]!)).rejects.toMatchObject({ code: 'code-wrong' });
    await expect(open(email, codes[1]!)).resolves.toHaveProperty('setCookie');
  });

  it('takes nobody else’s code', async () => {
    const [one, other] = [await learner(), await learner()];
    const { code } = await mailTo(one.who.userId);
    await mailTo(other.who.userId);
    await expect(open(other.email, code)).rejects.toMatchObject({ code: 'code-wrong' });
  });

  it('says the same to a stranger as to somebody who mistyped', async () => {
    const { who, email } = await learner();
    const { code } = await mailTo(who.userId);
    const refusals = await Promise.allSettled([
      open(email, wrong(code)),
      open('stranger@example.org', '1234 5678'),
    ]);
    const said = refusals.map((each) => (each as PromiseRejectedResult).reason.message as string);
    expect(said[0]).toBe(said[1]);
  });
});

describe('signing in by a mailed link', () => {
  it('is looked at without being used, as programs that look mails through do', async () => {
    const { who, email } = await learner();
    const { token } = await mailTo(who.userId);
    for (let n = 0; n < 3; n++) {
      await expect(on.mails.lookAtLink(token)).resolves.toEqual({ address: email });
    }
    const signedIn = await on.mails.openByLink({ token, ownDevice: true });
    expect(signedIn.instituteId).toBe(institute);
  });

  it('uses up the code with it, and those of other mails', async () => {
    const { who, email } = await learner();
    const earlier = await mailTo(who.userId);
    const { code, token } = await mailTo(who.userId);
    await on.mails.openByLink({ token, ownDevice: false });
    for (const used of [code, earlier.code]) {
      await expect(open(email, used)).rejects.toMatchObject({ code: 'code-wrong' });
    }
    await expect(on.mails.lookAtLink(earlier.token)).rejects.toMatchObject({ code: 'link-used' });
  });

  it('is refused for what is no link of ours', async () => {
    for (const token of ['', 'x', 'A'.repeat(10_000), '%00', '\u0000']) {
      await expect(on.mails.openByLink({ token, ownDevice: false })).rejects.toMatchObject({
        code: 'link-used',
      });
    }
  });
});
