import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { JobRefused } from '@hearthside/platform';
import type { TestDatabase } from '@hearthside/testing';
import pg from 'pg';
import { noMailCodeOf } from '../no-mail/no-mail-code.js';
import {
  DAY,
  daysBefore as before,
  FIRST,
  LONG_BEFORE,
  PUBLIC_URL,
  remindersDatabase,
  remindersOn,
  type Reminders,
} from './spec-reminders.js';

let database: TestDatabase;
let elm: Reminders;
beforeAll(async () => {
  database = await remindersDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await remindersOn(database);
});

async function queuedIn({ ownerUrl }: TestDatabase) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const sql = 'SELECT payload FROM graphile_worker._private_jobs';
    return (await client.query<{ payload: { payload: unknown } }>(sql)).rows;
  } finally {
    await client.end();
  }
}
const newest = (from = elm) => from.mailbox.mails()[0]!;
const outcomes = async (from = elm) =>
  (await from.rows()).map(({ kind, outcome }) => [kind, outcome]);

describe('a mail about a place', () => {
  it('says when and where, in the time of the class, once, and gives the course away to nobody', async () => {
    const ann = await elm.somebody({ name: 'Ann Lee' });
    await elm.enrolled(ann);
    await elm.at(LONG_BEFORE, 3);
    expect(elm.mailbox.mails()).toHaveLength(1);
    const mail = newest();
    expect(mail).toMatchObject({
      to: ann.email,
      subject: 'Your class at Elm House: you have a place',
    });
    expect(mail.text).toContain('Hello Ann,');
    expect(mail.text).toContain('“Kitchen hour”');
    expect(mail.text).toContain('Tuesday, March 3, 2026, at 10:00 AM (Eastern Standard Time)');
    expect(mail.text).toContain('Place: Room 2');
    expect(mail.text).toContain(`${PUBLIC_URL}/classes/${elm.offering.id}/register`);
    expect(mail.text).not.toContain('Tea');
    // An answer to what they asked for: there is nothing to unsubscribe.
    expect(mail).not.toHaveProperty('unsubscribe');
  });

  it('goes out by the queue in the transaction that gives it, and not when nothing came of it', async () => {
    const ann = await elm.somebody();
    const ctx = elm.ctx(elm.office, new Date());
    const asked = { offeringId: elm.offering.id, memberId: ann.who.membershipId };
    await expect(
      ctx.tx(async () => {
        await elm.entering.enrol(ctx, asked);
        throw new Error('after all not');
      }),
    ).rejects.toThrow('after all not');
    await elm.doJobs();
    expect(await elm.rows()).toEqual([]);
    await elm.sql(
      `UPDATE class_session SET starts_at = starts_at + interval '100 years' WHERE institute_id = $1`,
    );
    await elm.entering.enrol(ctx, asked);
    // What waits names ids alone.
    const [row] = await elm.rows();
    const told = (await queuedIn(database)).map(({ payload }) => payload.payload);
    expect(told).toEqual(
      expect.arrayContaining([{ reminderId: row!.id }, { offeringId: elm.offering.id }]),
    );
    expect(told).toHaveLength(2);
    // Two processes.
    await Promise.all([elm.doJobs(), elm.doJobs()]);
    expect(elm.mailbox.mails().map(({ to }) => to)).toEqual([ann.email]);
    expect(await outcomes()).toEqual([['place-held', 'sent']]);
  });

  it('does not go to the wait-list, nor to who comes in at the door', async () => {
    await elm.sql('UPDATE offering SET seats = 1 WHERE institute_id = $1');
    const door = { offeringId: elm.offering.id, consented: true };
    const { membershipId: memberId } = (await elm.somebody()).who;
    await elm.entering.admitWalkIn(elm.ctx(elm.office), { ...door, memberId });
    await elm.enrolled(await elm.somebody());
    expect(await elm.rows()).toEqual([]);
  });
});

describe('a seat that came free', () => {
  it('is offered by mail, with its deadline in the time of the class and a way to answer', async () => {
    await elm.sql('UPDATE offering SET seats = 1 WHERE institute_id = $1');
    const [ann, ben] = [await elm.somebody(), await elm.somebody()];
    const seat = await elm.enrolled(ann);
    const turn = await elm.enrolled(ben);
    await elm.at(LONG_BEFORE);
    await elm.leaving.withdraw(elm.ctx(ann), seat);
    await elm.at(LONG_BEFORE, 2);
    expect(newest()).toMatchObject({
      to: ben.email,
      subject: 'Your class at Elm House: there is a place for you',
    });
    expect(newest().text).toContain(
      'until Saturday, January 17, 2026, at 12:00 PM (Eastern Standard Time)',
    );
    expect(newest().text).toContain(`/classes/${elm.offering.id}/register`);
    await elm.leaving.accept(elm.ctx(ben), turn);
    await elm.at(LONG_BEFORE, 2);
    expect(elm.subjects()).toEqual([
      ...['you have a place', 'there is a place for you', 'you have a place'],
    ]);
  });

  it('is offered by mail again to whoever let one go, though both offers last until the class begins', async () => {
    await elm.sql('UPDATE offering SET seats = 1 WHERE institute_id = $1');
    const [ann, ben] = [await elm.somebody(), await elm.somebody()];
    const seat = await elm.enrolled(ann);
    const turn = await elm.enrolled(ben);
    await elm.leaving.withdraw(elm.ctx(ann, before(1)), seat);
    await elm.at(before(1));
    await elm.leaving.decline(elm.ctx(ben, before(1)), turn);
    const later = new Date(before(1).getTime() + 60 * 60 * 1000);
    const back = await elm.enrolled(ann, later);
    await elm.enrolled(ben, later);
    await elm.leaving.withdraw(elm.ctx(ann, later), back);
    await elm.at(new Date(later.getTime() + 60_000));
    const offers = elm.mailbox.mails().filter(({ subject }) => subject.includes('a place for you'));
    expect(offers.map(({ to }) => to)).toEqual([ben.email, ben.email]);
  });

  it('is not offered by a mail that is late: somebody has answered, or the time has passed', async () => {
    await elm.sql('UPDATE offering SET seats = 1 WHERE institute_id = $1');
    const [ann, ben] = [await elm.somebody(), await elm.somebody()];
    const seat = await elm.enrolled(ann);
    await elm.enrolled(ben);
    await elm.leaving.withdraw(elm.ctx(ann), seat);
    await elm.at(new Date(LONG_BEFORE.getTime() + 2 * DAY));
    expect(elm.mailbox.mails()).toEqual([]);
    expect(await outcomes()).toEqual([
      ['place-held', 'no-longer'],
      ['seat-offered', 'no-longer'],
    ]);
  });
});

describe('a reminder of a session', () => {
  it('goes out two days before at nine, once, with a way to refuse further ones', async () => {
    const ann = await elm.somebody();
    await elm.enrolled(ann);
    await elm.at(before(3));
    const [, soon] = await elm.rows();
    // Seen a day ahead, and left for its time: 9:00 on Sunday, March 1.
    expect(soon).toMatchObject({ kind: 'session-soon', outcome: null });
    expect(soon!.due_at).toEqual(new Date('2026-03-01T14:00:00Z'));
    await elm.at(before(2), 3);
    expect(elm.subjects()).toEqual([...['you have a place', 'see you on Tuesday, March 3, 2026']]);
    expect(newest().unsubscribe).toMatch(/^https:\/\/classes\.example\.org\/no-mail\/[\w-]{75}$/);
    expect(newest().text).toContain(newest().unsubscribe);
    for (let day = 1; day < 30; day++) await elm.at(before(-day));
    expect(elm.subjects()).toHaveLength(5);
  });

  it('is sent once by two rounds and two processes at once', async () => {
    for (let n = 0; n < 5; n++) await elm.enrolled(await elm.somebody());
    const rounds = [1, 2, 3, 4].map(() => elm.planning.run(elm.serviceAt(before(2)), {}));
    await Promise.all(rounds);
    await Promise.all([elm.doJobs(), elm.doJobs()]);
    const rows = await elm.rows();
    expect(rows.filter(({ kind }) => kind === 'session-soon')).toHaveLength(5);
    expect(rows).toHaveLength(10);
  });

  it('is the same mail to a mail server when a job is done again before it was noted', async () => {
    await elm.enrolled(await elm.somebody());
    await elm.at(before(2));
    const { id } = newest();
    // As a process leaves it that was killed in between.
    await elm.sql('UPDATE reminder SET outcome = NULL, sent_at = NULL WHERE institute_id = $1');
    await elm.at(before(2));
    expect(elm.mailbox.mails().filter((mail) => mail.id === id)).toHaveLength(1);
    expect(elm.mailbox.mails()).toHaveLength(2);
  });

  it('shows the clocks as they are on the day of the session', async () => {
    // Clocks go forward on Sunday, March 8: the second session is on March 10, its reminder on that Sunday.
    await elm.sql(
      `UPDATE class_session SET starts_at = starts_at - interval '1 hour'
        WHERE institute_id = $1 AND number > 1`,
    );
    await elm.enrolled(await elm.somebody());
    await elm.at(new Date('2026-03-07T15:00:00Z'));
    const soon = (await elm.rows()).at(-1)!;
    expect(soon.due_at).toEqual(new Date('2026-03-08T13:00:00Z'));
    await elm.at(new Date('2026-03-08T13:00:00Z'));
    expect(newest().text).toContain('Tuesday, March 10, 2026, at 10:00 AM (Eastern Daylight Time)');
  });

  it('is left out for who has just heard of it by registering', async () => {
    await elm.enrolled(await elm.somebody(), before(2.5));
    await elm.at(before(2.5));
    await elm.at(before(1));
    expect(elm.subjects()).toEqual(['you have a place']);
  });

  it.each([
    ['has withdrawn', `UPDATE enrolment SET state = 'withdrawn' WHERE institute_id = $1`],
    ['has left', `UPDATE membership SET state = 'ended' WHERE institute_id = $1`],
    [
      'is in a class that was called off',
      `UPDATE offering SET state = 'cancelled' WHERE institute_id = $1`,
    ],
    [
      'is to come at another time now',
      `UPDATE class_session SET starts_at = starts_at + interval '1 day' WHERE institute_id = $1`,
    ],
  ])('is not sent to somebody who %s meanwhile', async (_, change) => {
    await elm.enrolled(await elm.somebody());
    await elm.at(before(3));
    await elm.sql(change);
    for (const row of await elm.rows()) {
      await elm.sending.run(elm.serviceAt(before(2)), { reminderId: row.id });
    }
    expect(elm.subjects()).toEqual(['you have a place']);
    expect((await outcomes()).at(-1)).toEqual(['session-soon', 'no-longer']);
  });

  it('is not sent once the session has begun', async () => {
    await elm.enrolled(await elm.somebody());
    await elm.at(before(3));
    await elm.at(FIRST);
    expect(elm.subjects()).toEqual(['you have a place']);
  });
});

describe('people whom mail does not reach', () => {
  it('get none, and the office sees who they are and why', async () => {
    const ann = await elm.somebody({ name: 'Ann', email: `ann-${elm.institute}@no-email.invalid` });
    const ben = await elm.somebody({ name: 'Ben' });
    const carl = await elm.somebody({ name: 'Carl' });
    for (const each of [ann, ben, carl]) await elm.enrolled(each);
    await elm.noMail.set(elm.ctx(ben), { noMail: true });
    await elm.at(before(2), 2);
    expect(elm.mailbox.mails().map(({ to }) => to)).toEqual(
      expect.arrayContaining([ben.email, carl.email, carl.email]),
    );
    expect(elm.mailbox.mails()).toHaveLength(3);
    const listed = await elm.reminders.withoutMail(elm.ctx(elm.office), elm.offering.id);
    expect(listed.map(({ name, why }) => [name, why])).toEqual([
      ['Ann', 'no-address'],
      ['Ben', 'not-wanted'],
    ]);
    await expect(elm.reminders.withoutMail(elm.ctx(ben), elm.offering.id)).rejects.toThrow('coord');
  });

  it('are those too whose mail server refused the last one; the office may try again', async () => {
    await elm.enrolled(await elm.somebody({ name: 'Dora' }));
    const send = elm.mailbox.send.bind(elm.mailbox);
    elm.mailbox.send = () => Promise.reject(new JobRefused('Nobody is here by that name.'));
    await expect(elm.at(LONG_BEFORE)).rejects.toThrow('Nobody');
    const office = elm.ctx(elm.office);
    const listed = () => elm.reminders.withoutMail(office, elm.offering.id);
    expect(await listed()).toMatchObject([{ name: 'Dora', why: 'not-taken' }]);
    elm.mailbox.send = send;
    const [row] = await elm.rows();
    await elm.sending.run(elm.serviceAt(LONG_BEFORE), { reminderId: row!.id });
    expect(await listed()).toEqual([]);
    expect(elm.mailbox.mails()).toHaveLength(1);
  });
});

describe('a wish for no reminders', () => {
  it('keeps reminders away and not what concerns one’s own seat', async () => {
    const ann = await elm.somebody();
    await elm.noMail.set(elm.ctx(ann), { noMail: true });
    await elm.enrolled(ann);
    await elm.at(LONG_BEFORE);
    await elm.at(before(2));
    expect(elm.subjects()).toEqual(['you have a place']);
    expect(await outcomes()).toEqual([
      ['place-held', 'sent'],
      ['session-soon', 'not-wanted'],
    ]);
    await elm.noMail.set(elm.ctx(elm.office), { memberId: ann.who.membershipId, noMail: false });
    await elm.at(before(-5));
    expect(elm.subjects()).toHaveLength(2);
    const actions = await elm.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE institute_id = $1 AND action LIKE 'reminders.%'
        ORDER BY number`,
    );
    expect(actions.map(({ action }) => action)).toEqual(['reminders.refused', 'reminders.wanted']);
  });

  it('is taken from the link of a mail, however often, and from no other code', async () => {
    const [ann, ben] = [await elm.somebody(), await elm.somebody()];
    for (const each of [ann, ben]) await elm.enrolled(each);
    await elm.at(before(2));
    const mail = elm.mailbox.mails().find((each) => each.to === ann.email && each.unsubscribe)!;
    const code = mail.unsubscribe!.split('/').at(-1)!;
    const wish = async (who: typeof ann) =>
      (await elm.noMail.get(elm.ctx(elm.office), who.who.membershipId)).noMail;
    expect(elm.noMail.isOurs(code)).toBe(true);
    expect(await wish(ann)).toBe(false);
    const forged = noMailCodeOf(Buffer.alloc(32, 1), ben.who);
    const bent = `${code[0] === 'A' ? 'B' : 'A'}${code.slice(1)}`;
    for (const wrong of [forged, bent, code.slice(1), `${code}A`, '', 'x'.repeat(5000), '\0']) {
      expect(await elm.noMail.refuse(wrong)).toBe(false);
      expect(elm.noMail.isOurs(wrong)).toBe(false);
    }
    expect([await wish(ann), await wish(ben)]).toEqual([false, false]);
    for (let n = 0; n < 3; n++) expect(await elm.noMail.refuse(code)).toBe(true);
    expect([await wish(ann), await wish(ben)]).toEqual([true, false]);
    await elm.sql(`UPDATE membership SET state = 'ended' WHERE institute_id = $1`);
    expect(await elm.noMail.refuse(code)).toBe(true);
  });

  it('is nobody’s to set but one’s own and the office’s', async () => {
    const [ann, ben] = [await elm.somebody(), await elm.somebody()];
    const other = await remindersOn(database);
    const { membershipId: memberId } = ann.who;
    for (const ctx of [elm.ctx(ben), other.ctx(other.office)]) {
      const asked = elm.noMail.set(ctx, { memberId, noMail: true });
      await expect(asked).rejects.toMatchObject({ code: 'NO_SUCH_MEMBER' });
    }
    expect((await elm.noMail.get(elm.ctx(ann), memberId)).noMail).toBe(false);
  });
});

describe('a session that is moved', () => {
  const move = (day: string, time: string, now: Date, place: string | null = null) =>
    elm.sessions.move(elm.ctx(elm.office, now), {
      ...{ session: elm.offering.sessions[0]!, day, time, place },
    });

  it('is told with its new time, and reminded of at that', async () => {
    await elm.enrolled(await elm.somebody());
    await elm.at(before(3));
    await move('2026-03-04', '18:30', before(2), 'Library');
    await elm.at(before(2));
    expect(elm.subjects().at(-1)).toBe('a session has changed');
    expect(newest().text).toContain('Wednesday, March 4, 2026, at 6:30 PM (Eastern Standard Time)');
    expect(newest().text).toContain('Place: Library');
    await elm.at(before(1));
    // Told of the new time within the day before the reminder was due.
    expect(elm.subjects()).toEqual(['you have a place', 'a session has changed']);
    await elm.at(before(-6));
    expect(elm.subjects()).toHaveLength(3);
  });

  it('to and fro is told once, as it is in the end', async () => {
    await elm.enrolled(await elm.somebody());
    await elm.at(LONG_BEFORE);
    for (const [n, day] of ['2026-03-04', '2026-03-03', '2026-03-04'].entries()) {
      await move(day, '10:00', before(20 - n));
    }
    await elm.at(before(10), 2);
    expect(elm.subjects()).toEqual(['you have a place', 'a session has changed']);
    expect(newest().text).toContain('Wednesday, March 4, 2026');
    await move('2026-03-03', '10:00', before(9));
    await elm.at(before(9));
    expect(newest().text).toContain('Tuesday, March 3, 2026');
    await elm.at(before(2));
    expect(elm.subjects().at(-1)).toBe('see you on Tuesday, March 3, 2026');
  });

  it('to where it is already is not told', async () => {
    await elm.enrolled(await elm.somebody());
    await move('2026-03-03', '10:00', before(20));
    expect(await elm.rows()).toHaveLength(1);
  });
});

describe('a class that is called off', () => {
  it('is told to all who have or want a seat, and nothing else is sent of it', async () => {
    await elm.sql('UPDATE offering SET seats = 1 WHERE institute_id = $1');
    const [ann, ben] = [await elm.somebody(), await elm.somebody()];
    for (const each of [ann, ben]) await elm.enrolled(each);
    await elm.noMail.set(elm.ctx(ann), { noMail: true });
    await elm.at(before(3));
    await elm.stages.cancel(elm.ctx(elm.office, before(3)), elm.offering.id);
    await elm.at(before(2), 2);
    const off = elm.mailbox.mails().filter(({ subject }) => subject.includes('not take place'));
    expect(off.map(({ to }) => to).toSorted()).toEqual([ann.email, ben.email].toSorted());
    expect(elm.mailbox.mails()).toHaveLength(3);
  });
});
