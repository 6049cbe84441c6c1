import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anInstitute, aPng, type Somebody, type TestDatabase } from '@hearthside/testing';
import { BrandService } from '../brand/brand.service.js';
import { PacketDefaultsService } from '../packet-defaults/packet-defaults.service.js';
import { ReportingAnswerService } from '../reporting-answer/reporting-answer.service.js';
import { peopleDatabase, peopleOn } from '../spec-people.js';
import { factsFault, isName, isOutOfDate, settledFacts } from './local-resource.rules.js';
import { LocalResourceService } from './local-resource.service.js';

let database: TestDatabase;
let people: ReturnType<typeof peopleOn>;
let elm: string;
let office: Somebody;
const places = new LocalResourceService();
beforeAll(async () => {
  database = await peopleDatabase();
  people = peopleOn(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await anInstitute(database.source);
  office = await people.somebody(elm, 'coordinator');
});

const today = '2026-11-22';
const line = { name: 'Elm Crisis Line', phone: '555-0100' };
const tried = { ...line, verifiedBy: 'R. Lee', verifiedOn: '2026-11-20' };
const key = { course: 'good-company', resource: 'crisis-line' };

describe('what is known of a place of help', () => {
  it.each([
    [line, undefined],
    [tried, undefined],
    [{ leftOut: 'None in this county.' }, undefined],
    [{ ...tried, expires: '2026-11-20', web: 'https://elm.example/help?x=1' }, undefined],
    [{ phone: '555-0100' }, 'NAME_MISSING name'],
    [{ ...line, verifiedOn: '2026-11-20' }, 'WHO_MISSING verifiedBy'],
    [{ ...tried, verifiedOn: '2026-11-23' }, 'DAY_TO_COME verifiedOn'],
    [{ ...tried, verifiedOn: '20.11.2026' }, 'NO_DAY verifiedOn'],
    [{ ...tried, expires: '2026-11-19' }, 'DAYS_REVERSED expires'],
    [{ ...line, web: 'javascript:alert(1)' }, 'WEB_UNREADABLE web'],
    [{ ...line, web: 'elm.example' }, 'WEB_UNREADABLE web'],
    [{ ...line, web: 'https://' }, 'WEB_UNREADABLE web'],
    [{ ...line, hours: 'x'.repeat(121) }, 'LINE_UNFIT hours'],
  ])('may be %j: %s', (typed, code) => {
    const fault = factsFault(settledFacts(typed), today);
    expect(fault && `${fault.code} ${fault.field}`).toBe(code);
  });

  it.each([
    [line, true],
    [{ leftOut: 'None here.' }, false],
    [{ ...tried, verifiedOn: '2026-08-24' }, false],
    [{ ...tried, verifiedOn: '2026-08-23' }, true],
    [{ ...tried, verifiedOn: '2026-08-23', expires: today }, false],
    [{ ...tried, expires: '2026-11-21' }, true],
  ])('%j is out of date: %s', (typed, old) => {
    expect(isOutOfDate(settledFacts(typed), today)).toBe(old);
  });

  it.each([
    ['crisis-line', true],
    ['', false],
    ['Crisis line', false],
    ['../x', false],
  ])('is under a name: %j, %s', (id, good) => {
    expect(isName(id)).toBe(good);
  });
});

describe('places of help of an institute', () => {
  it('are kept for each course, and replaced whole', async () => {
    const ctx = people.ctx(office, new Date('2026-11-22T12:00:00Z'));
    await places.set(ctx, { ...key, ...tried, hours: 'Day and night' });
    await places.set(ctx, { ...key, course: 'other', name: 'Another place' });
    await places.set(ctx, { ...key, name: 'Elm Help', phone: ' ' });
    const [now, ...rest] = await places.list(ctx, 'good-company');
    expect(rest).toEqual([]);
    expect(now).toMatchObject({ name: 'Elm Help', phone: null, hours: null, verifiedOn: null });
    expect(await places.isOutOfDate(ctx, now!)).toBe(true);
    expect(await places.list(ctx)).toHaveLength(2);
    expect(await places.remove(ctx, key)).toBe(true);
    expect(await places.remove(ctx, key)).toBe(false);
    await expect(places.get(ctx, key)).rejects.toMatchObject({ code: 'NO_SUCH_PLACE' });
  });

  it('are one, when they are written twice at once', async () => {
    const ctx = () => people.ctx(office);
    await Promise.all([1, 2, 3].map(() => places.set(ctx(), { ...key, ...line })));
    expect(await places.list(ctx())).toHaveLength(1);
  });

  it('are for leaders to read and coordinators to write, at this institute', async () => {
    await places.set(people.ctx(office), { ...key, ...line });
    const leader = people.ctx(await people.somebody(elm, 'facilitator'));
    expect(await places.list(leader)).toHaveLength(1);
    await expect(places.set(leader, { ...key, ...line })).rejects.toThrow('coordinators');
    await expect(places.remove(leader, key)).rejects.toThrow('coordinators');
    const learner = people.ctx(await people.somebody(elm, 'learner'));
    await expect(places.list(learner)).rejects.toThrow('leaders');
    const oak = database.contexts.forService(await anInstitute(database.source));
    expect(await places.list(oak)).toEqual([]);
  });
});

describe('what a packet begins with', () => {
  it('is all that the institute has said, for this course', async () => {
    const brands = new BrandService();
    const answers = new ReportingAnswerService();
    const packets = new PacketDefaultsService(people.institutes, brands, answers, places);
    const ctx = people.ctx(office, new Date('2026-11-22T12:00:00Z'));
    expect(await packets.defaults(ctx, 'good-company')).toEqual({
      zone: 'America/New_York',
      institute: { name: 'Elm House', hasLogo: false },
      resources: [],
    });
    await brands.change(ctx, { color: '#7a2a12' }, aPng(30, 10));
    await answers.replace(ctx, { answer: 'Call us.', by: 'R. Lee', on: '2026-11-20' });
    await places.set(ctx, { ...key, ...tried });
    await places.set(ctx, { ...key, resource: 'shelter', leftOut: 'None here.' });
    await places.set(ctx, { ...key, course: 'other', ...line });
    const leader = people.ctx(await people.somebody(elm, 'facilitator'));
    expect(await packets.defaults(leader, 'good-company')).toEqual({
      zone: 'America/New_York',
      institute: { name: 'Elm House', color: '#7a2a12', hasLogo: true },
      reporting: { answer: 'Call us.', by: 'R. Lee', on: '2026-11-20' },
      resources: [
        { id: 'crisis-line', ...tried },
        { id: 'shelter', leftOut: 'None here.' },
      ],
    });
    expect((await packets.logo(leader))!.type).toBe('png');
  });
});
