import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntry } from '@hearthside/platform';
import { CourseRow, Edition, EditionLesson, EditionPicture } from '@hearthside/curriculum';
import { Institute, Membership } from '@hearthside/people';
import {
  aMember,
  anInstitute,
  anOffering,
  testDatabase,
  type Scheduled,
  type Somebody,
  type TestDatabase,
} from '@hearthside/testing';
import { Attendance } from '../attendance/attendance.entity.js';
import { MARKS, type Mark } from '../attendance/attendance.rules.js';
import { needed } from '../completion/completion.rules.js';
import { Certificate } from '../certificate/certificate.entity.js';
import { Enrolment } from '../enrolment/enrolment.entity.js';
import { EvaluationComment, EvaluationSheet } from '../evaluation/evaluation.entity.js';
import { OfferingLeader } from '../leader/leader.entity.js';
import { Offering } from '../offering/offering.entity.js';
import { Session } from '../session/session.entity.js';
import { refusedWith } from '../spec-held-class.js';
import { attendanceNumbers } from './attendance-numbers.js';
import { completionNumbers } from './completion-numbers.js';
import { evaluationNumbers } from './evaluation-numbers.js';
import { ReportService } from './report.service.js';

let database: TestDatabase;
let instituteId: string;
let office: Somebody;
const reports = new ReportService();
beforeAll(async () => {
  database = await testDatabase([
    ...[Attendance, AuditEntry, Certificate, CourseRow, Edition, EditionLesson, EditionPicture],
    ...[Enrolment, EvaluationComment, EvaluationSheet, Institute, Membership],
    ...[Offering, OfferingLeader, Session],
  ]);
});
afterAll(() => database.drop());

const fresh = async () => {
  instituteId = await anInstitute(database.source);
  office = await aMember(database.source, instituteId, ['coordinator']);
};
const sql = <Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> =>
  database.contexts.forService(instituteId).tx((db) => db.query(text, values));
const report = (from: string, until: string, course?: string, by = office) =>
  reports.report(database.contexts.for(by.who), { from, until, course });

/** So many places of people of their own, in one statement. */
async function places(of: Scheduled, many: number, state = 'held'): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `WITH users AS (
       INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
       SELECT gen_random_uuid(), '', gen_random_uuid() || '@example.org', true, now(), now()
         FROM generate_series(1, $3::int) RETURNING id
     ), there AS (
       INSERT INTO membership (institute_id, id, user_id, name, called, roles, state, created_at)
       SELECT $1::uuid, gen_random_uuid(), id, 'Ann Hill', 'Ann', '{learner}', 'active', now()
         FROM users RETURNING id
     )
     INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     SELECT $1::uuid, gen_random_uuid(), $2::uuid, id, $4, 'office',
            row_number() OVER () + (SELECT count(*) FROM enrolment WHERE offering_id = $2), now(),
            'standard'
       FROM there RETURNING id`,
    ...[instituteId, of.id, many, state],
  );
  return rows.map(({ id }) => id);
}

const note = (of: Scheduled, session: number, enrolment: string, mark: Mark) =>
  sql(
    `INSERT INTO attendance (institute_id, session_id, enrolment_id, offering_id, mark, at)
     VALUES ($1, $2, $3, $4, $5, now())`,
    ...[instituteId, of.sessions[session - 1], enrolment, of.id, mark],
  );

const sheet = (of: Scheduled, answers: object) =>
  sql(
    `INSERT INTO evaluation_sheet (institute_id, id, offering_id, answers, keyed_on)
     VALUES ($1, $2, $3, $4, '2026-12-30')`,
    ...[instituteId, randomUUID(), of.id, JSON.stringify(answers)],
  );

/** A small generator of its own, so that a failure comes again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * below);
  };
}

describe('the numbers of a report', () => {
  it.each([1, 2, 3])('are those that one would count by hand, of chance %i', async (seed) => {
    await fresh();
    const roll = dice(seed);
    const expected = new Map<string, object>();
    const bySession = new Map<string, Record<string, number>>();
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const share = { completionShare: roll(4), completionOf: 3 };
      const of = await anOffering(database.source, instituteId, share);
      ids.push(of.id);
      const people = await places(of, roll(9));
      const gone = await places(of, 2, 'withdrawn');
      let [completed, certificates] = [0, 0];
      const marks = of.sessions.map(() => Object.fromEntries(MARKS.map((mark) => [mark, 0])));
      for (const person of [...people, ...gone]) {
        let there = 0;
        for (const session of [1, 2, 4]) {
          const mark = [...MARKS, undefined][roll(6)];
          if (!mark) continue;
          await note(of, session, person, mark);
          if (gone.includes(person)) continue;
          marks[session - 1]![mark]!++;
          if (['present', 'late', 'left-early'].includes(mark)) there++;
        }
        if (gone.includes(person)) continue;
        if (there >= needed(3, share)) completed++;
        const kind = roll(3);
        if (kind === 0) continue;
        if (kind === 1) certificates++;
        await sql(
          `INSERT INTO certificate (institute_id, id, enrolment_id, check_hash, issued_at, revoked_at)
           VALUES ($1, $2::uuid, $3, $2::text, now(), $4)`,
          ...[instituteId, randomUUID(), person, kind === 2 ? new Date() : null],
        );
      }
      of.sessions.forEach((id, index) => bySession.set(id, marks[index]!));
      const sum = { higher: 0, same: 0, lower: 0, low: 0, good: 0 };
      const sheets = roll(9);
      const all: Record<string, { before?: number | null; now: number | null }>[] = [];
      for (let k = 0; k < sheets; k++) {
        const number = () => (roll(4) === 0 ? null : 1 + roll(5));
        all.push({ a: { before: number(), now: number() }, b: { now: number() } });
        await sheet(of, all[k]!);
      }
      const pairs = all.flatMap(({ a }) =>
        a!.before == null || a!.now == null ? [] : [a!.now - a!.before],
      );
      if (pairs.length >= 5) {
        for (const by of pairs) sum[by > 0 ? 'higher' : by < 0 ? 'lower' : 'same']++;
      }
      const scale = all.flatMap(({ b }) => (b!.now === null ? [] : [b!.now]));
      if (scale.length >= 5) for (const now of scale) sum[now <= 2 ? 'low' : 'good']++;
      expected.set(of.id, {
        completion: { class: of.id, held: people.length, completed, certificates },
        answers: sheets === 0 ? undefined : { class: of.id, sheets, ...sum },
      });
    }
    const service = database.contexts.forService(instituteId);
    await service.tx(async (db) => {
      const completion = await completionNumbers(db, instituteId, ids);
      const answers = await evaluationNumbers(db, instituteId, ids);
      for (const id of ids) {
        const own = (each: { class: string }) => each.class === id;
        const is = { completion: completion.find(own), answers: answers.find(own) };
        expect(is).toEqual(expected.get(id));
      }
      const attendance = await attendanceNumbers(db, instituteId, ids);
      expect(attendance).toHaveLength(12);
      for (const {
        session,
        present,
        late,
        leftEarly,
        absent,
        apologized,
        counts,
        number,
      } of attendance) {
        const is = { present, late, 'left-early': leftEarly, absent, apologized };
        expect(is).toEqual(bySession.get(session));
        expect(counts).toBe(number !== 3);
      }
    });
  });
});

describe('a report', () => {
  it('has a class in the period of its last session, by the clocks of the institute', async () => {
    await fresh();
    await sql(`UPDATE institute SET time_zone = 'America/New_York' WHERE id = $1`, instituteId);
    // The last of four weekly sessions begins at 22:30 on December 31 there, and in the new year in London.
    const of = await anOffering(database.source, instituteId, {
      first: new Date('2026-12-11T03:30:00Z'),
    });
    const found = async (from: string, until: string) =>
      (await report(from, until)).classes.map(({ offering }) => offering);
    expect(await found('2026-12-31', '2026-12-31')).toEqual([of.id]);
    expect(await found('2027-01-01', '2027-12-31')).toEqual([]);
    expect(await found('2026-01-01', '2026-12-30')).toEqual([]);
    const [only] = (await report('2026-12-01', '2026-12-31')).classes;
    expect(only).toMatchObject({ from: '2026-12-10', until: '2026-12-31', sessions: 4 });
    expect(only).toMatchObject({ title: 'Kitchen hour', code: '', label: null });
    expect(only!.bySession.map(({ counts, marks }) => [counts, marks])).toEqual([
      ...[
        [true, null],
        [true, null],
        [false, null],
        [true, null],
      ],
    ]);
    for (const state of ['draft', 'cancelled']) {
      await sql('UPDATE offering SET state = $2 WHERE id = $1', of.id, state);
      expect(await found('2026-12-31', '2026-12-31')).toEqual([]);
    }
  });

  it('is of one course, where that is asked', async () => {
    await fresh();
    const [one, other] = [
      await anOffering(database.source, instituteId),
      await anOffering(database.source, instituteId),
    ];
    const edition = randomUUID();
    await sql(
      `INSERT INTO edition (id, institute_id, course_slug, content_hash, published_on, course)
       VALUES ($1, $2, 'tea', $1, '2026-11-22', '{"code": "good-company"}')`,
      ...[edition, instituteId],
    );
    await sql('UPDATE offering SET edition_id = $2 WHERE id = $1', one.id, edition);
    const ids = async (course?: string) =>
      (await report('2026-01-01', '2027-12-31', course)).classes.map(({ offering }) => offering);
    expect(await ids('good-company')).toEqual([one.id]);
    expect((await ids()).sort()).toEqual([one.id, other.id].sort());
    for (const strange of ['other', "'; --", '%']) expect(await ids(strange)).toEqual([]);
  });

  it('of one course hides what the report of all courses hides, and sums up no more than it shows', async () => {
    await fresh();
    const edition = randomUUID();
    await sql(
      `INSERT INTO edition (id, institute_id, course_slug, content_hash, published_on, course)
       VALUES ($1, $2, 'tea', $1, '2026-11-22', '{"code": "good-company"}')`,
      ...[edition, instituteId],
    );
    // 20 of whom 17 completed, 30 with 20, and 14 with 7 in another course.
    for (const [held, completed, isOther] of [
      ...[[20, 17, false] as const, [30, 20, false] as const, [14, 7, true] as const],
    ]) {
      const share = { completionShare: 1, completionOf: 4 };
      const of = await anOffering(database.source, instituteId, share);
      if (!isOther) await sql('UPDATE offering SET edition_id = $2 WHERE id = $1', of.id, edition);
      const people = await places(of, held);
      for (const person of people.slice(0, completed)) await note(of, 1, person, 'present');
      for (const person of people.slice(completed)) await note(of, 1, person, 'absent');
    }
    const all = await report('2026-01-01', '2027-12-31');
    const one = await report('2026-01-01', '2027-12-31', 'good-company');
    expect(one.classes).toEqual(all.classes.filter(({ code }) => code === 'good-company'));
    const hidden = one.classes.map(({ numbers }) => numbers.notCompleted);
    expect(hidden).toContain(null);
    expect(one.totals).toMatchObject({ held: 50, completed: null, notCompleted: null });
  });

  it('takes as many statements for a thousand places as for ten', async () => {
    const statements = async (classes: number, many: number) => {
      await fresh();
      for (let n = 0; n < classes; n++) {
        const of = await anOffering(database.source, instituteId, { seats: 500 });
        const people = await places(of, many);
        await sql(
          `INSERT INTO attendance (institute_id, session_id, enrolment_id, offering_id, mark, at)
           SELECT $1, $2, unnest($3::uuid[]), $4, 'present', now()`,
          ...[instituteId, of.sessions[0], people, of.id],
        );
        for (let k = 0; k < 6; k++) await sheet(of, { a: { before: 1, now: 2 } });
      }
      const seen: string[] = [];
      const { source } = database;
      const before = source.logger;
      const nothing = () => {};
      source.logger = {
        ...{ logQuery: (text: string) => void seen.push(text), logQueryError: nothing },
        ...{ logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing, log: nothing },
      };
      try {
        const { totals } = await report('2026-01-01', '2027-12-31');
        expect(totals.held).toBe(classes * many);
        expect(totals.answers).toMatchObject({ sheets: classes * 6, higher: classes * 6 });
      } finally {
        source.logger = before;
      }
      return seen.filter((text) => /SELECT/.test(text)).length;
    };
    expect(await statements(1, 10)).toBe(4);
    expect(await statements(5, 200)).toBe(4);
  });

  it('is for the office of the institute, and has none of another', async () => {
    await fresh();
    await anOffering(database.source, instituteId);
    const leader = await aMember(database.source, instituteId, ['facilitator']);
    await expect(report('2026-01-01', '2027-12-31', undefined, leader)).rejects.toThrow();
    await fresh();
    expect((await report('2026-01-01', '2027-12-31')).classes).toEqual([]);
  });

  it.each([
    ['2026-02-30', '2026-12-31', 'NO_SUCH_DAY'],
    ['', '2026-12-31', 'NO_SUCH_DAY'],
    ['2026-01-01', '31.12.2026', 'NO_SUCH_DAY'],
    ['2026-12-31', '2026-01-01', 'DAYS_REVERSED'],
  ])('refuses %j to %j', async (from, until, code) => {
    await fresh();
    await expect(report(from, until)).rejects.toEqual(refusedWith(code));
  });
});
