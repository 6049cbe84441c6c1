import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aMember,
  testService,
  theBookGroup,
  theFlagship,
  type TestService,
} from '@hearthside/testing';
import { LocalResourceService } from '@hearthside/people';
import { Refused, type Context } from '@hearthside/platform';
import { LeaderService } from '../leader/leader.service.js';
import { clockAt } from '../schedule/clock.js';
import { SessionService } from '../session/session.service.js';
import { OfferingChangeService } from './offering-change.service.js';
import { OfferingStageService } from './offering-stage.service.js';
import { OfferingService } from './offering.service.js';

let service: TestService;
let office: Context;
beforeAll(async () => {
  service = await testService();
  await service.publish((await theFlagship()).course);
  await service.publish((await theBookGroup()).course);
  office = service.database.contexts.for(service.me.who);
});
afterAll(() => service.stop());

const changes = () => service.app.get(OfferingChangeService);
const offerings = () => service.app.get(OfferingService);
const stages = () => service.app.get(OfferingStageService);
const facilitator = () => aMember(service.database.source, service.instituteId, ['facilitator']);

const typed = {
  course: 'love-and-sex-after-50',
  variant: 'six-week',
  first: '2027-02-16',
  time: '09:30',
};
const drafted = async (more: object = {}) =>
  offerings().get(office, (await changes().create(office, { ...typed, ...more })).id);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? `${error.code} ${error.field ?? ''}` : error),
  );

describe('a class that is drafted', () => {
  it('has a session for each meeting of its plan, at one time of day over the change of clocks', async () => {
    const { course } = await theFlagship();
    const meetings = course.variants.find(({ id }) => id === 'six-week')!.meetings;
    const { sessions, timeZone, stage, seats, completionShare, completionOf } = await drafted({
      skipped: ['2027-03-02'],
    });
    expect(sessions).toHaveLength(meetings.length);
    const clocks = sessions.map(({ startsAt }) => clockAt(startsAt, timeZone));
    expect(clocks.slice(0, 3).map(({ day }) => day)).toEqual([
      ...['2027-02-16', '2027-02-23', '2027-03-09'],
    ]);
    expect(new Set(clocks.map(({ time }) => time))).toEqual(new Set(['09:30']));
    expect([stage, seats, completionShare, completionOf]).toEqual(['draft', 20, 2, 3]);
  });

  it('counts no session of high sensitivity, and keeps the edition that it began with', async () => {
    const { course } = await theFlagship();
    const standard = await drafted({ variant: null });
    expect(standard.sessions.map(({ counts }) => counts)).toEqual(
      course.lessons.map(({ sensitivity }) => sensitivity !== 'high'),
    );
    expect(standard.sessions.some(({ counts }) => !counts)).toBe(true);
    await service.publish({ ...course, subtitle: 'Anew' });
    const { editionId } = await offerings().get(office, standard.id);
    expect(editionId).toBe(standard.editionId);
    expect((await drafted()).editionId).not.toBe(editionId);
  });

  it.each([
    ['NO_SUCH_COURSE course', { course: 'pottery' }],
    ['NO_SUCH_VARIANT variant', { variant: 'two-week' }],
    ['SERIES_UNFIT first', { first: '2027-02-30' }],
    ['SERIES_UNFIT skipped', { skipped: ['2027-02-17'] }],
    ['NO_SUCH_TIME time', { time: '9.30' }],
    ['NO_SUCH_TIME time', { first: '2027-03-14', time: '02:30' }],
    ['NO_SUCH_TIME_ZONE timeZone', { timeZone: 'Mars/Base' }],
    ['SEATS_UNFIT seats', { seats: 0 }],
    ['COMPLETION_UNFIT completionShare', { completionShare: 3, completionOf: 2 }],
    ['COMPLETION_UNFIT completionShare', { completionShare: 1.5, completionOf: 3 }],
    ['GONE_TOO_SOON retainUntil', { retainUntil: '2027-03-01' }],
    ['LINK_UNREADABLE link', { link: 'javascript:alert(1)' }],
    ['LINE_UNFIT place', { place: 'x'.repeat(201) }],
    ['NO_SUCH_DAY retainUntil', { retainUntil: 'never' }],
    [
      'DAYS_REVERSED registrationUntil',
      { registrationFrom: '2027-02-01', registrationUntil: '2027-01-01' },
    ],
  ])('is refused with %s', async (code, more) => {
    expect(await codeOf(changes().create(office, { ...typed, ...more }))).toBe(code);
  });

  it('is for the office to make, and seen by those who lead it and no other members', async () => {
    const [leads, doesNot] = [await facilitator(), await facilitator()];
    const [leader, other] = [leads, doesNot].map(({ who }) =>
      service.database.contexts.for(who),
    ) as [Context, Context];
    await expect(changes().create(leader, typed)).rejects.toThrow('coordinators');
    const { id } = await drafted();
    expect(await offerings().find(leader, id)).toBeUndefined();
    const leaders = [{ member: leads.who.membershipId, part: 'leader' as const, trained: true }];
    await service.app.get(LeaderService).set(office, { id, leaders });
    expect(await offerings().find(leader, id)).toMatchObject({ id });
    expect((await offerings().list(leader, {})).nodes.map((each) => each.id)).toContain(id);
    expect(await offerings().find(other, id)).toBeUndefined();
    const former = service.database.contexts.for({ ...leads.who, roles: ['learner'] });
    expect(await offerings().find(former, id)).toBeUndefined();
    expect((await offerings().list(other, {})).nodes.map((each) => each.id)).not.toContain(id);
  });
});

describe('a class that is changed', () => {
  it('keeps what is not mentioned, and is not overwritten by a tab that saw an older one', async () => {
    const { id, version } = await drafted({ place: 'Room 2', access: 'A loop' });
    await changes().change(office, { id, version, place: 'Room 3', access: '' });
    const after = await offerings().get(office, id);
    expect(after).toMatchObject({ place: 'Room 3', access: null, seats: 20, version: version + 1 });
    const stale = changes().change(office, { id, version, place: 'Room 4' });
    expect(await codeOf(stale)).toBe('CHANGED_MEANWHILE version');
    const [one, other] = await Promise.all(
      ['Room 5', 'Room 6'].map((place) =>
        codeOf(changes().change(office, { id, version: version + 1, place })),
      ),
    );
    expect([one, other].toSorted()).toEqual(['CHANGED_MEANWHILE version', 'done']);
  });

  it('has its sessions moved, in order, and says from when', async () => {
    const { sessions, timeZone, id } = await drafted();
    const move = (day: string, time = '14:00') =>
      service.app.get(SessionService).move(office, { session: sessions[1]!.id, day, time });
    await move('2027-02-24');
    const moved = (await offerings().get(office, id)).sessions[1]!;
    expect(clockAt(moved.startsAt, timeZone)).toEqual({ day: '2027-02-24', time: '14:00' });
    expect(moved.movedFrom).toEqual(sessions[1]!.startsAt);
    expect(await codeOf(move('2027-03-02', '10:00'))).toBe('OUT_OF_TURN day');
    await move('2027-02-23', '09:30');
    expect((await offerings().get(office, id)).sessions[1]!.movedFrom).toBeNull();
  });

  it('is led by facilitators alone, each named once', async () => {
    const { id } = await drafted();
    const [assistant, learner] = [
      await service.somebody('assistant'),
      await service.somebody('learner'),
    ];
    const set = (...named: [string, 'leader' | 'assistant'][]) =>
      codeOf(
        service.app.get(LeaderService).set(office, {
          id,
          leaders: named.map(([member, part]) => ({ member, part, trained: true })),
        }),
      );
    const own = service.me.who.membershipId;
    expect(await set([assistant.who.membershipId, 'leader'])).toBe('MAY_NOT_LEAD leaders');
    expect(await set([learner.who.membershipId, 'assistant'])).toBe('MAY_NOT_LEAD leaders');
    expect(await set([own, 'leader'], [own, 'assistant'])).toBe('NAMED_TWICE leaders');
    expect(await set(['nobody', 'leader'])).toBe('NO_SUCH_MEMBER leaders');
    expect(await set([own, 'leader'], [assistant.who.membershipId, 'assistant'])).toBe('done');
    expect((await offerings().get(office, id)).leaders).toHaveLength(2);
    expect(await set([own, 'leader'])).toBe('done');
    expect((await offerings().get(office, id)).leaders).toHaveLength(1);
  });
});

describe('a class that is opened', () => {
  it('needs what its course demands, and is told all that is missing', async () => {
    const { id } = await drafted();
    const lacking = await stages().lacking(office, id);
    expect(lacking.join('\n')).toContain('Nobody leads this class, and it needs 2');
    expect(lacking.join('\n')).toContain('A clinician has to be on call');
    expect(lacking.join('\n')).toContain('what leaders have to report');
    expect(await codeOf(stages().open(office, id))).toBe('NOT_READY ');
    expect((await offerings().get(office, id)).stage).toBe('draft');
  });

  it('of a course that demands little opens, cannot be closed before its end, and can be called off', async () => {
    const { id } = await drafted({ course: 'book-group', variant: null, place: 'Room 2' });
    const leaders = await Promise.all(
      [1, 2].map(async () => {
        const { who } = await facilitator();
        return { member: who.membershipId, part: 'leader' as const, trained: true };
      }),
    );
    await service.app.get(LeaderService).set(office, { id, leaders });
    const lacking = await stages().lacking(office, id);
    expect(lacking).toHaveLength(3);
    expect(lacking[1]).toContain('“Books in large print, or to listen to” is still blank');
    for (const { id: resource } of (await theBookGroup()).course.resources) {
      const leftOut = 'There is none in this town.';
      await service.app
        .get(LocalResourceService)
        .set(office, { course: 'book-group', resource, leftOut });
    }
    expect(await stages().lacking(office, id)).toEqual([
      expect.stringContaining('what leaders have to report'),
    ]);
    await service.database.contexts.for(service.me.who).tx((db) =>
      db.query(
        `INSERT INTO reporting_answer (institute_id, id, answer, said_by, said_on, written_at)
         VALUES ($1, gen_random_uuid(), 'Nothing.', 'A lawyer', '2026-11-01', now())`,
        [service.instituteId],
      ),
    );
    expect(await codeOf(stages().open(office, id))).toBe('done');
    expect(await codeOf(stages().open(office, id))).toBe('NOT_NOW ');
    expect(await codeOf(stages().finish(office, id))).toBe('NOT_OVER ');
    expect((await offerings().get(office, id)).stage).toBe('open');
    const later = service.database.contexts.for(service.me.who, () => new Date('2028-01-01'));
    expect((await offerings().get(later, id)).stage).toBe('running');
    expect(await codeOf(stages().finish(later, id))).toBe('done');
    expect(await codeOf(stages().cancel(office, id))).toBe('NOT_NOW ');
  });
});
