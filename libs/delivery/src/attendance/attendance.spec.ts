import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aMember, type Somebody, type TestDatabase } from '@hearthside/testing';
import { aHeldClass, classDatabase, refusedWith, type HeldClass } from '../spec-held-class.js';
import type { Mark } from './attendance.rules.js';
import { AttendanceService } from './attendance.service.js';

let database: TestDatabase;
let held: HeldClass;
const attendance = new AttendanceService();
beforeAll(async () => {
  database = await classDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  held = await aHeldClass(database);
});

const key = (who: Somebody, session: number, marks: (Mark | null)[], now?: Date) =>
  attendance.keyAttendance(
    held.ctx(who, now),
    held.sessions[session - 1]!,
    marks.map((mark, index) => ({ enrolment: held.enrolments[index]!, mark })),
  );
const sheet = (who: Somebody = held.office, session = 1) =>
  attendance.attendanceOf(held.ctx(who), held.sessions[session - 1]!);
const marks = async (session = 1) =>
  (await sheet(held.office, session)).lines.map(({ mark }) => mark);
const rows = async <Row>(sql: string) =>
  (await database.contexts
    .forService(held.instituteId)
    .tx((db) => db.query(`${sql} WHERE institute_id = $1`, [held.instituteId]))) as Row[];
const corrections = () =>
  rows<{ was: Mark | null; becomes: Mark | null; corrected_by: string; at: Date }>(
    'SELECT * FROM attendance_correction',
  );
const noted = () => rows('SELECT * FROM attendance');
const audited = () => rows<{ detail: object }>('SELECT detail FROM audit_entry');

describe('a sheet', () => {
  it('has everybody who holds a place, by name, and nobody else', async () => {
    await held.enrol('held', 'adam first');
    for (const state of ['wait-listed', 'offered', 'withdrawn'] as const) await held.enrol(state);
    await key(held.leader, 1, ['present', null, 'absent']);
    const { lines, ...about } = await sheet();
    expect(about).toMatchObject({ session: held.sessions[0], number: 1, counts: true });
    expect(lines.map(({ name, mark }) => [name, mark])).toEqual([
      ['adam first', null],
      ['Learner 00', 'present'],
      ['Learner 01', null],
      ['Learner 02', 'absent'],
    ]);
    expect(lines[1]).toMatchObject({ called: 'Learner', at: expect.any(Date) });
    expect(lines[0]!.at).toBeNull();
  });

  it('is for the office, and for the leaders and assistants of the class', async () => {
    for (const who of [held.office, held.leader, held.assistant]) {
      await key(who, 1, ['late']);
      expect((await sheet(who)).lines).toHaveLength(3);
    }
    const stranger = await aMember(database.source, held.instituteId, ['facilitator', 'assistant']);
    const elsewhere = await aHeldClass(database, 0);
    for (const who of [stranger, held.learners[0]!, elsewhere.office, elsewhere.leader]) {
      await expect(sheet(who)).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
      await expect(key(who, 1, ['absent'])).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
      const absent = attendance.absentees(held.ctx(who), held.sessions[0]!);
      await expect(absent).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
    }
    expect(await marks()).toEqual(['late', null, null]);
  });

  it.each(['', 'x', "' OR true --", randomUUID()])('is not there under "%s"', async (id) => {
    const ctx = held.ctx(held.office);
    await expect(attendance.attendanceOf(ctx, id)).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
    const keyed = attendance.keyAttendance(ctx, id, []);
    await expect(keyed).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
  });
});

describe('keying a sheet', () => {
  it('leaves a correction where a mark changes, and none where it stays', async () => {
    await key(held.leader, 1, ['present', 'absent', null]);
    await key(held.leader, 1, ['present', 'absent', null]);
    expect(await corrections()).toEqual([]);
    const now = new Date('2026-12-02T09:00:00Z');
    await key(held.office, 1, ['present', 'late', 'apologized'], now);
    expect(await marks()).toEqual(['present', 'late', 'apologized']);
    expect(await corrections()).toMatchObject([
      { was: 'absent', becomes: 'late', corrected_by: held.office.who.membershipId, at: now },
    ]);
    expect((await audited()).map(({ detail }) => detail)).toEqual([
      { changed: 2, corrected: 0 },
      { changed: 0, corrected: 0 },
      { changed: 2, corrected: 1 },
    ]);
  });

  it('takes a mark away, and tells of it and of the one that comes after', async () => {
    await key(held.leader, 1, ['present']);
    await key(held.leader, 1, [null]);
    expect(await noted()).toEqual([]);
    await key(held.leader, 1, [null]);
    await key(held.leader, 1, ['absent']);
    const changes = (await corrections()).map(({ was, becomes }) => [was, becomes]);
    expect(changes).toHaveLength(2);
    expect(changes).toEqual(
      expect.arrayContaining([
        ['present', null],
        [null, 'absent'],
      ]),
    );
  });

  it('leaves whoever is not on the list as they are', async () => {
    await key(held.leader, 1, ['present', 'present', 'present']);
    await key(held.leader, 1, ['absent']);
    await key(held.leader, 2, ['late']);
    expect(await marks()).toEqual(['absent', 'present', 'present']);
    expect(await marks(2)).toEqual(['late', null, null]);
  });

  it('stores nothing for a session that never counts', async () => {
    const keyed = key(held.leader, 3, ['present', 'absent']);
    await expect(keyed).rejects.toEqual(refusedWith('SESSION_NEVER_COUNTS'));
    await expect(key(held.office, 3, [null])).rejects.toEqual(refusedWith('SESSION_NEVER_COUNTS'));
    expect([await noted(), await corrections(), await audited()]).toEqual([[], [], []]);
    expect((await sheet(held.leader, 3)).counts).toBe(false);
    expect(await attendance.absentees(held.ctx(held.leader), held.sessions[2]!)).toEqual([]);
  });

  it('stores all or nothing', async () => {
    const elsewhere = await aHeldClass(database, 1);
    const gone = await held.enrol('withdrawn');
    const waiting = await held.enrol('wait-listed');
    const [first] = held.enrolments as [string];
    const refusals: [string[], string][] = [
      [[], 'NOTHING_KEYED'],
      [[first, gone], 'NO_PLACE_HELD'],
      [[first, waiting], 'NO_PLACE_HELD'],
      [[first, elsewhere.enrolments[0]!], 'NO_PLACE_HELD'],
      [[first, 'x'], 'NO_PLACE_HELD'],
      [[first, first.toUpperCase()], 'KEYED_TWICE'],
    ];
    for (const [enrolments, code] of refusals) {
      const list = enrolments.map((enrolment) => ({ enrolment, mark: 'present' as const }));
      const keyed = attendance.keyAttendance(held.ctx(held.office), held.sessions[0]!, list);
      await expect(keyed).rejects.toEqual(refusedWith(code));
    }
    expect([await noted(), await audited()]).toEqual([[], []]);
  });

  it('takes as many statements for thirty people as for one', async () => {
    const large = await aHeldClass(database, 30);
    const ctx = large.ctx(large.leader);
    const keyAll = (mark: Mark, people: number) => async () => {
      const list = large.enrolments.slice(0, people).map((enrolment) => ({ enrolment, mark }));
      await attendance.keyAttendance(ctx, large.sessions[0]!, list);
    };
    const one = await statementsOf(keyAll('present', 1));
    expect(await statementsOf(keyAll('late', 30))).toEqual(one + 1);
    expect(await statementsOf(keyAll('absent', 30))).toEqual(one + 1);
    expect(one).toBeLessThanOrEqual(8);
    const read = () => attendance.attendanceOf(ctx, large.sessions[0]!);
    expect(await statementsOf(read)).toBe(5);
  });

  /** Those that begin and end the transaction among them. */
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    const { logger } = database.source;
    const said: string[] = [];
    const options = database.source.options as { logging?: unknown };
    const before = options.logging;
    Object.assign(options, { logging: true });
    Object.assign(database.source, {
      logger: { ...logger, logQuery: (sql: string) => void said.push(sql), log: () => {} },
    });
    try {
      await work();
    } finally {
      Object.assign(database.source, { logger });
      Object.assign(options, { logging: before });
    }
    return said.length;
  }
});

describe('two people who key the same sheet at once', () => {
  it('leave what one of them has keyed, and the other as corrected', async () => {
    for (let round = 0; round < 5; round++) {
      held = await aHeldClass(database, 6);
      const all = (mark: Mark) => held.enrolments.map(() => mark);
      await Promise.all([
        key(held.leader, 1, all('present')),
        key(held.assistant, 1, all('absent').toReversed()),
      ]);
      const [last, ...rest] = [...new Set(await marks())];
      expect(rest).toEqual([]);
      const first = last === 'present' ? 'absent' : 'present';
      const by = (last === 'present' ? held.leader : held.assistant).who.membershipId;
      const found = await corrections();
      expect(found).toHaveLength(6);
      for (const each of found) {
        expect(each).toMatchObject({ was: first, becomes: last, corrected_by: by });
      }
    }
  });

  it('correct nothing where they agree', async () => {
    await Promise.all(
      [held.leader, held.assistant, held.office].map((who) => key(who, 1, ['late', 'absent'])),
    );
    expect(await marks()).toEqual(['late', 'absent', null]);
    expect(await corrections()).toEqual([]);
  });
});

describe('who was not there', () => {
  it('is nobody until something is noted, and then whoever has no mark too', async () => {
    const absent = async () =>
      (await attendance.absentees(held.ctx(held.leader), held.sessions[0]!)).map(
        ({ name, mark }) => `${name}: ${mark}`,
      );
    expect(await absent()).toEqual([]);
    await key(held.leader, 1, ['left-early']);
    expect(await absent()).toEqual(['Learner 01: null', 'Learner 02: null']);
    await key(held.leader, 1, ['left-early', 'apologized', 'absent']);
    expect(await absent()).toEqual(['Learner 01: apologized', 'Learner 02: absent']);
  });
});

describe('the database itself', () => {
  const insert = (counts: boolean) =>
    database.contexts.forService(held.instituteId).tx((db) =>
      db.query(
        `INSERT INTO attendance (institute_id, session_id, enrolment_id, offering_id, counts, mark, at)
         VALUES ($1, $2, $3, $4, $5, 'present', now())`,
        [held.instituteId, held.sessions[2], held.enrolments[0], held.id, counts],
      ),
    );

  it('refuses a mark for a session that never counts', async () => {
    await expect(insert(true)).rejects.toThrow('attendance_session');
    await expect(insert(false)).rejects.toThrow('attendance_counts');
    expect(await noted()).toEqual([]);
  });

  it('keeps a session counting once somebody is noted there', async () => {
    await key(held.leader, 1, ['present']);
    const change = database.contexts
      .forService(held.instituteId)
      .tx((db) =>
        db.query('UPDATE class_session SET counts = false WHERE id = $1', [held.sessions[0]]),
      );
    await expect(change).rejects.toThrow('attendance_session');
  });
});
