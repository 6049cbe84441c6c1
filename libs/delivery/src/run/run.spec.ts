import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Institute, Membership } from '@hearthside/people';
import type { Context } from '@hearthside/platform';
import {
  aCourse,
  aLesson,
  aMember,
  anOffering,
  testDatabase,
  type Somebody,
  type TestDatabase,
} from '@hearthside/testing';
import {
  CourseRow,
  Edition,
  EditionLesson,
  EditionPicture,
  EditionService,
  SharedCourse,
} from '@hearthside/curriculum';
import { OfferingLeader } from '../leader/leader.entity.js';
import { Offering } from '../offering/offering.entity.js';
import { Session } from '../session/session.entity.js';
import { aHeldClass, refusedWith, type HeldClass } from '../spec-held-class.js';
import { Attendance, AttendanceCorrection } from '../attendance/attendance.entity.js';
import { Certificate } from '../certificate/certificate.entity.js';
import { Enrolment } from '../enrolment/enrolment.entity.js';
import { ActivityTimesService } from './activity-times.service.js';
import { RunPress, RunRow, RunStepRow } from './run.entity.js';
import { RunService, type RunOrder } from './run.service.js';

const lesson = `${aLesson()}
## Pour
::activity{id=pour minutes=20}

Into the cups.

## Drink
::activity{id=drink minutes=30}

Together.
`.replace('minutes: 10', 'minutes: 60');

let database: TestDatabase;
let held: HeldClass;
const editions = new EditionService();
const runs = new RunService(editions);
beforeAll(async () => {
  database = await testDatabase([
    ...[Attendance, AttendanceCorrection, Certificate, Enrolment, Institute, Membership],
    ...[Offering, OfferingLeader, Session, RunPress, RunRow, RunStepRow],
    ...[CourseRow, Edition, EditionLesson, EditionPicture, SharedCourse],
  ]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  held = await aClassOfTea();
});

async function aClassOfTea(): Promise<HeldClass> {
  const made = await aHeldClass(database, 0);
  const service = database.contexts.forService(made.instituteId);
  const { id: editionId } = await editions.publish(
    service,
    aCourse({ 'lessons/01-tea/lesson.md': lesson }),
  );
  await service.tx((db) => db.update(Offering, { id: made.id }, { editionId }));
  return made;
}

const TEN = new Date('2026-12-01T15:00:00Z');
const minute = (n: number) => new Date(TEN.getTime() + n * 60_000);
const session = () => held.sessions[0]!;
const press = (at: number, order: RunOrder, who: Somebody = held.leader, id = session()) =>
  runs.press(held.ctx(who, minute(at)), id, order);
const runOf = (at = 0, who: Somebody = held.leader, id = session()) =>
  runs.runOf(held.ctx(who, minute(at)), id);
const rows = async <Row>(sql: string): Promise<Row[]> =>
  database.contexts
    .forService(held.instituteId)
    .tx((db) => db.query(`${sql} WHERE institute_id = $1`, [held.instituteId]));

describe('the clock of a session', () => {
  it('has the meeting’s activities before it is begun, and stores nothing', async () => {
    expect(await runOf()).toMatchObject({
      ...{ session: session(), state: 'waiting', version: 0, present: null, behindMinutes: 0 },
      steps: [
        { id: 'warm', title: 'Warm the pot', minutes: 10, state: 'ahead', actualMinutes: null },
        { id: 'pour', minutes: 20 },
        { id: 'drink', minutes: 30 },
      ],
    });
    expect(await rows('SELECT * FROM run')).toEqual([]);
  });

  it('goes from the first activity to the last, and knows how late it is', async () => {
    await press(0, { kind: 'start' });
    await press(14, { kind: 'next', from: 'warm', version: 1 });
    await press(15, { kind: 'extend', from: 'pour', version: 2, minutes: 5 });
    expect(await runOf(20, held.assistant)).toMatchObject({
      ...{ state: 'running', version: 3, present: 'pour', behindMinutes: 9, endsAt: minute(69) },
      scheduledEnd: minute(90),
      steps: [
        { state: 'done', startedAt: minute(0), endedAt: minute(14), actualMinutes: 14 },
        { state: 'present', extended: 5, startedAt: minute(14), actualMinutes: 6 },
        { state: 'ahead' },
      ],
    });
    await press(39, { kind: 'skip', from: 'pour', reason: 'time' });
    await press(60, { kind: 'next', from: 'drink' }, held.assistant);
    expect(await runOf(300, held.office)).toMatchObject({
      ...{ state: 'finished', version: 5, present: null, finishedAt: minute(60), behindMinutes: 0 },
      steps: [{ state: 'done' }, { state: 'skipped', reason: 'time' }, { actualMinutes: 21 }],
    });
  });

  it('keeps what was pressed, also what was taken back, and who it was in the audit log alone', async () => {
    await press(0, { kind: 'start' });
    await press(5, { kind: 'next', from: 'warm' });
    await press(6, { kind: 'back', from: 'pour', version: 2 });
    await press(7, { kind: 'extend', from: 'warm', minutes: -2 }, held.office);
    const presses = await rows<Record<string, unknown>>(
      'SELECT version, kind, activity_id, minutes FROM run_press',
    );
    expect(presses.map((each) => Object.values(each))).toEqual([
      [1, 'start', null, null],
      [2, 'next', 'warm', null],
      [3, 'back', 'pour', null],
      [4, 'extend', 'warm', -2],
    ]);
    const audited = await rows<{ action: string; actor: string }>('SELECT * FROM audit_entry');
    const { membershipId } = held.leader.who;
    expect(audited.filter(({ action }) => action.startsWith('run.'))).toMatchObject([
      { action: 'run.started', actor: membershipId },
      { action: 'run.moved-on', actor: membershipId },
      { action: 'run.taken-back', actor: membershipId },
      { action: 'run.extended', actor: held.office.who.membershipId },
    ]);
    const kept = JSON.stringify(await rows('SELECT * FROM run_press'));
    expect(kept).not.toContain(membershipId);
  });

  it('is there for a session of high sensitivity as for any other', async () => {
    const third = held.sessions[2]!;
    await expect(runOf(0, held.leader, third)).resolves.toMatchObject({ steps: [] });
    await expect(press(0, { kind: 'start' }, held.leader, third)).rejects.toEqual(
      refusedWith('NO_PLAN'),
    );
    await database.contexts
      .forService(held.instituteId)
      .tx((db) => db.update(Session, { id: session() }, { counts: false }));
    await press(0, { kind: 'start' });
    expect(await runOf()).toMatchObject({ state: 'running' });
  });

  it('takes the plan anew when a start is taken back', async () => {
    await press(0, { kind: 'start' });
    await press(1, { kind: 'back', from: 'warm', version: 1 });
    expect(await runOf(2)).toMatchObject({ state: 'waiting', version: 2, startedAt: null });
    await press(30, { kind: 'start' });
    expect(await runOf(30)).toMatchObject({
      ...{ version: 3, present: 'warm', startedAt: minute(30) },
      steps: [{ startedAt: minute(30) }, { state: 'ahead' }, { state: 'ahead' }],
    });
  });

  it('resumes after its end is taken back', async () => {
    await press(0, { kind: 'start' });
    await press(5, { kind: 'finish', from: 'warm' });
    await press(6, { kind: 'back', from: null, version: 2 });
    expect(await runOf(7)).toMatchObject({ state: 'running', present: 'warm', finishedAt: null });
  });

  it('starts while the class is open, and not before or after', async () => {
    for (const state of ['draft', 'finished', 'cancelled'] as const) {
      await database.contexts
        .forService(held.instituteId)
        .tx((db) => db.update(Offering, { id: held.id }, { state }));
      const started = press(0, { kind: 'start' }, held.office);
      await expect(started).rejects.toEqual(refusedWith('NOT_OPEN'));
    }
    expect(await rows('SELECT * FROM run_press')).toEqual([]);
  });
});

describe('planned against actual minutes', () => {
  const times = new ActivityTimesService();
  const timesOf = (course = 'tea', edition?: string, who = held.office) =>
    times.of(held.ctx(who), course, edition);

  it('are the middle of all finished runs, with how often an activity was skipped or extended', async () => {
    const { instituteId } = held;
    const service = database.contexts.forService(instituteId);
    const [{ editionId }] = (await service.tx((db) => db.findBy(Offering, { id: held.id }))) as [
      Offering,
    ];
    for (const [index, took] of [4, 10, 12].entries()) {
      const { sessions } = await anOffering(database.source, instituteId, { editionId });
      const id = sessions[0]!;
      await press(0, { kind: 'start' }, held.office, id);
      if (index === 0)
        await press(1, { kind: 'extend', from: 'warm', minutes: 5 }, held.office, id);
      await press(took, { kind: 'next', from: 'warm' }, held.office, id);
      if (index === 2)
        await press(20, { kind: 'skip', from: 'pour', reason: null }, held.office, id);
      await press(40, { kind: 'finish', from: index === 2 ? 'drink' : 'pour' }, held.office, id);
    }
    // Not finished, so it does not count.
    await press(0, { kind: 'start' });
    const about = { edition: editionId, variant: 'standard', meeting: 1 };
    const warm = { ...about, activity: 'warm', title: 'Warm the pot', planned: 10, actual: 10 };
    expect(await timesOf()).toEqual([
      { ...warm, runs: 3, skipped: 0, unreached: 0, extended: 1 },
      {
        ...{ ...about, activity: 'pour', title: 'Pour', planned: 20, actual: 33 },
        ...{ runs: 3, skipped: 1, unreached: 0, extended: 0 },
      },
      {
        ...{ ...about, activity: 'drink', title: 'Drink', planned: 30, actual: 20 },
        ...{ runs: 3, skipped: 0, unreached: 2, extended: 0 },
      },
    ]);
    expect(await timesOf('tea', editionId)).toHaveLength(3);
    expect(await timesOf('tea', 'another')).toEqual([]);
    expect(await timesOf('coffee')).toEqual([]);
    const elsewhere = await aHeldClass(database, 0);
    expect(await timesOf('tea', editionId, elsewhere.office)).toEqual([]);
  });
});

describe('those who may', () => {
  it('are the office, and the leaders and assistants of the class; nobody else of the institute', async () => {
    await press(0, { kind: 'start' });
    const stranger = await aMember(database.source, held.instituteId, ['facilitator', 'assistant']);
    const learner = await aMember(database.source, held.instituteId, ['learner']);
    const elsewhere = await aHeldClass(database, 0);
    for (const who of [stranger, learner, elsewhere.office, elsewhere.leader]) {
      await expect(runOf(1, who)).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
      for (const kind of ['start', 'next', 'skip', 'back', 'finish'] as const) {
        const order = { kind, from: 'warm', reason: null } as RunOrder;
        await expect(press(1, order, who)).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
      }
    }
    for (const who of [held.office, held.leader, held.assistant]) {
      expect(await runOf(1, who)).toMatchObject({ version: 1 });
    }
  });

  it.each(['', 'x', "' OR true --"])('find nothing under "%s"', async (id) => {
    await expect(runOf(0, held.office, id)).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
    const started = press(0, { kind: 'start' }, held.office, id);
    await expect(started).rejects.toEqual(refusedWith('NO_SUCH_SESSION'));
  });
});

describe('several at once', () => {
  it('start it once, and move on by one', async () => {
    for (let round = 0; round < 5; round++) {
      held = await aClassOfTea();
      const all = [held.leader, held.assistant, held.office];
      await Promise.all(all.map((who) => press(0, { kind: 'start' }, who)));
      expect(await runOf()).toMatchObject({ version: 1, present: 'warm' });
      await Promise.all(
        all.map((who) => press(8, { kind: 'next', from: 'warm', version: 1 }, who)),
      );
      expect(await runOf(9)).toMatchObject({ version: 2, present: 'pour' });
    }
  });

  it('give five minutes once, and take one step back', async () => {
    await press(0, { kind: 'start' });
    await press(10, { kind: 'next', from: 'warm' });
    const both = (order: RunOrder) =>
      Promise.allSettled([held.leader, held.assistant].map((who) => press(11, order, who)));
    const given = await both({ kind: 'extend', from: 'pour', version: 2, minutes: 5 });
    expect(given.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await runOf(11)).toMatchObject({ version: 3, behindMinutes: 5 });
    await both({ kind: 'back', from: 'pour', version: 3 });
    expect(await runOf(11)).toMatchObject({ version: 4, present: 'warm' });
  });
});

describe('commands that were kept while the network was away', () => {
  it('count from when they were pressed', async () => {
    await press(0, { kind: 'start' });
    await press(50, { kind: 'next', from: 'warm', version: 1, at: minute(12) });
    await press(50, { kind: 'next', from: 'pour', version: 1, at: minute(30) });
    expect(await runOf(50)).toMatchObject({
      ...{ present: 'drink', behindMinutes: 0 },
      steps: [{ actualMinutes: 12 }, { actualMinutes: 18 }, { startedAt: minute(30) }],
    });
    const [trail] = await rows<{ pressed_at: Date; received_at: Date }>(
      'SELECT * FROM (SELECT * FROM run_press ORDER BY version DESC LIMIT 1) last',
    );
    expect(trail).toMatchObject({ pressed_at: minute(30), received_at: minute(50) });
  });

  it('change nothing where the other leader was faster, and are refused where they cannot be', async () => {
    await press(0, { kind: 'start' });
    await press(11, { kind: 'next', from: 'warm' });
    await press(20, { kind: 'next', from: 'warm', at: minute(10) }, held.assistant);
    expect(await runOf(20)).toMatchObject({ version: 2, steps: [{ endedAt: minute(11) }, {}, {}] });
    for (const [at, code] of [
      [minute(5), 'PRESSED_BEFORE'],
      [minute(22), 'PRESSED_LATER'],
      [minute(20 - 721), 'PRESSED_TOO_LONG_AGO'],
    ] as const) {
      const late = press(20, { kind: 'next', from: 'pour', at });
      await expect(late).rejects.toEqual(refusedWith(code));
    }
    expect(await runOf(20)).toMatchObject({ version: 2 });
  });
});

describe('the database itself', () => {
  it('has one activity present at a time, and forgets a run with its session', async () => {
    await press(0, { kind: 'start' });
    const work = (sql: string, ctx: Context = database.contexts.forService(held.instituteId)) =>
      ctx.tx((db) => db.query(sql, [session()]));
    await expect(
      work(`UPDATE run_step SET state = 'present' WHERE session_id = $1`),
    ).rejects.toThrow('run_step_present');
    await work('DELETE FROM class_session WHERE id = $1');
    for (const table of ['run', 'run_step', 'run_press']) {
      expect(await rows(`SELECT * FROM ${table}`)).toEqual([]);
    }
  });
});
