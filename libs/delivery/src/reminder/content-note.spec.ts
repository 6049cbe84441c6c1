import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Course } from '@hearthside/lesson-text';
import { theFlagship, type TestDatabase } from '@hearthside/testing';
import {
  DAY,
  daysBefore as before,
  FIRST,
  remindersDatabase,
  remindersOn,
  type Reminders,
} from './spec-reminders.js';

let database: TestDatabase;
let course: Course;
let elm: Reminders;
beforeAll(async () => {
  database = await remindersDatabase();
  ({ course } = await theFlagship());
});
afterAll(() => database.drop());

const HOUR = DAY / 24;

describe('the content note', () => {
  beforeEach(async () => {
    elm = await remindersOn(database, course);
  });

  it('comes a week ahead for the lessons that ask for it, and for no other', async () => {
    await elm.sql(
      `INSERT INTO class_session (institute_id, id, offering_id, number, starts_at, minutes, counts)
       SELECT $1, gen_random_uuid(), $2::uuid, n, $3::timestamptz + (n - 1) * interval '7 days', 90, true
         FROM generate_series(5, 7) n`,
      ...[elm.offering.id, FIRST],
    );
    await elm.enrolled(await elm.somebody());
    for (let day = 40; day > -50; day--) await elm.at(before(day));
    const asking = course.lessons.filter(({ noticeDays }) => noticeDays > 0);
    expect(asking.length).toBeGreaterThan(0);
    expect(asking.length).toBeLessThan(course.lessons.length);
    const notes = await elm.sql<{ number: number; ahead: number }>(
      `SELECT s.number, (s.starts_at::date - r.sent_at::date)::int AS ahead
         FROM reminder r JOIN class_session s ON s.institute_id = r.institute_id AND s.id = r.session_id
        WHERE r.institute_id = $1 AND r.kind = 'content-note' AND r.outcome = 'sent' ORDER BY 1`,
    );
    expect(notes).toEqual(asking.map(({ number, noticeDays }) => ({ number, ahead: noticeDays })));
    const text = elm.mailbox
      .mails()
      .find(({ subject }) => subject.endsWith('coming session'))!.text;
    expect(text).toContain('Nobody is asked for a story');
    expect(text).not.toContain('**');
    // What mail programs show in their lists is the beginning.
    expect(text.slice(0, 200)).not.toMatch(/intimate|consent|sex/i);
  });

  it('comes at once to whoever is entered later, and again not after a move', async () => {
    const fifth = FIRST.getTime() + 28 * DAY;
    const [{ id }] = (await elm.sql<{ id: string }>(
      `INSERT INTO class_session (institute_id, id, offering_id, number, starts_at, minutes, counts)
       VALUES ($1, gen_random_uuid(), $2, 5, $3, 90, true) RETURNING id`,
      ...[elm.offering.id, new Date(fifth - HOUR)],
    )) as [{ id: string }];
    const late = new Date(fifth - 3.5 * DAY);
    await elm.enrolled(await elm.somebody(), late);
    await elm.planning.run(elm.serviceAt(late), { offeringId: elm.offering.id });
    await elm.at(late);
    expect(elm.subjects()).toContain('a note for a coming session');
    const to = { session: id, day: '2026-04-20', time: '10:00' };
    await elm.sessions.move(elm.ctx(elm.office, late), to);
    for (let day = -25; day > -50; day--) await elm.at(before(day));
    const times = (one: string) => elm.subjects().filter((each) => each === one).length;
    expect(times('a note for a coming session')).toBe(1);
    expect(times('see you on Monday, April 20, 2026')).toBe(1);
  });

  it('comes to somebody who gave the place up and took it again', async () => {
    await elm.sql(
      `UPDATE class_session SET number = number + 10 WHERE institute_id = $1 AND number = 1`,
    );
    await elm.sql(`UPDATE class_session SET number = 5 WHERE institute_id = $1 AND number = 11`);
    const ann = await elm.somebody();
    const place = await elm.enrolled(ann);
    await elm.at(before(8));
    await elm.leaving.withdraw(elm.ctx(ann, before(7.5)), place);
    await elm.at(before(7));
    expect(elm.subjects()).not.toContain('a note for a coming session');
    await elm.enrolled(ann, before(6));
    await elm.at(before(6));
    expect(elm.subjects()).toContain('a note for a coming session');
  });
});

describe('what stands on the outside of a mail', () => {
  it('is neutral for the real course, for every kind', async () => {
    elm = await remindersOn(database, course, 'standard', { seats: 2 });
    const [ann, ben, carl] = [await elm.somebody(), await elm.somebody(), await elm.somebody()];
    const seat = await elm.enrolled(ann);
    await elm.enrolled(ben);
    await elm.enrolled(carl);
    // The fifth lesson is the first that asks for a note.
    for (const by of [10, -6])
      await elm.sql('UPDATE class_session SET number = number + $2 WHERE institute_id = $1', by);
    await elm.at(before(20));
    await elm.leaving.withdraw(elm.ctx(ann, before(20)), seat);
    await elm.at(before(20));
    await elm.at(before(7));
    await elm.at(before(2));
    await elm.sessions.move(elm.ctx(elm.office, before(2)), {
      ...{ session: elm.offering.sessions[3]!, day: '2026-03-26', time: '10:00' },
    });
    await elm.stages.cancel(elm.ctx(elm.office, before(1)), elm.offering.id);
    await elm.at(before(1));
    const kinds = new Set((await elm.rows()).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      ...['class-cancelled', 'content-note', 'place-held', 'seat-offered', 'session-moved'],
      'session-soon',
    ]);
    const telling = [
      course.title,
      ...course.lessons.flatMap(({ title, topics }) => [title, ...topics]),
    ].flatMap((words) => words.toLowerCase().match(/[a-z0-9]+/g) ?? []);
    const common = new Set(['a', 'is', 'in', 'the', 'and', 'for', 'that', 'first']);
    for (const { subject, text } of elm.mailbox.mails()) {
      const words = subject.toLowerCase().match(/[a-z0-9]+/g) ?? [];
      expect(words.filter((word) => telling.includes(word) && !common.has(word))).toEqual([]);
      expect(subject.length).toBeLessThanOrEqual(120);
      expect(text).not.toContain(course.title);
      expect(text).toContain(course.neutralTitle);
    }
  });

  it('fits though the institute has a long name', async () => {
    elm = await remindersOn(database);
    await elm.sql('UPDATE institute SET name = $2 WHERE id = $1', 'Ü'.repeat(120));
    await elm.enrolled(await elm.somebody());
    await elm.at(before(2));
    for (const { subject } of elm.mailbox.mails()) {
      expect(subject.length).toBeLessThanOrEqual(120);
    }
    expect(elm.mailbox.mails()).toHaveLength(2);
  });
});
