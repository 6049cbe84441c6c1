import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anInstitute, type Somebody, type TestDatabase } from '@hearthside/testing';
import { peopleDatabase, peopleOn } from '../spec-people.js';
import { timeZoneOf } from './institute.rules.js';

let database: TestDatabase;
let people: ReturnType<typeof peopleOn>;
let elm: string;
let office: Somebody;
beforeAll(async () => {
  database = await peopleDatabase();
  people = peopleOn(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await anInstitute(database.source);
  office = await people.somebody(elm, 'coordinator');
});

describe('a time zone', () => {
  it.each([
    ['America/New_York', 'America/New_York'],
    ['  america/new york ', 'America/New_York'],
    ['EUROPE/BERLIN', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['US/Eastern', 'America/New_York'],
  ])('typed as %j is %s', (typed, zone) => {
    expect(timeZoneOf(typed)).toBe(zone);
  });

  it.each([
    '',
    'Elm Street',
    '+05:00',
    'GMT+5:30',
    'America/New_York; DROP',
    'Mars/Base',
    '../etc',
  ])('is not %j', (typed) => {
    expect(timeZoneOf(typed)).toBeUndefined();
  });
});

describe('changing an institute', () => {
  it('changes what is given and leaves the rest', async () => {
    const ctx = people.ctx(office);
    const contact = ' Office:  555-0100 ';
    await people.institutes.change(ctx, { name: 'Elm  Court', contact });
    const after = await people.institutes.change(ctx, { timeZone: 'europe/berlin' });
    expect(after).toMatchObject({
      name: 'Elm Court',
      contact: 'Office: 555-0100',
      timeZone: 'Europe/Berlin',
    });
    expect((await people.institutes.change(ctx, { contact: ' ' })).contact).toBeNull();
    expect(await people.institutes.change(ctx, {})).toMatchObject({ name: 'Elm Court' });
  });

  it.each([
    [{ name: ' ' }, 'LINE_UNFIT', 'name'],
    [{ name: 'x'.repeat(121) }, 'LINE_UNFIT', 'name'],
    [{ contact: 'x'.repeat(201) }, 'LINE_UNFIT', 'contact'],
    [{ name: 'Fine', timeZone: 'Mars/Base' }, 'NO_SUCH_TIME_ZONE', 'timeZone'],
  ])('refuses %j, all of it', async (input, code, field) => {
    const ctx = people.ctx(office);
    await expect(people.institutes.change(ctx, input)).rejects.toMatchObject({ code, field });
    expect((await people.institutes.own(ctx)).name).toBe('Elm House');
  });

  it('is for its coordinators', async () => {
    const leader = await people.somebody(elm, 'facilitator');
    const change = people.institutes.change(people.ctx(leader), { name: 'Mine' });
    await expect(change).rejects.toThrow('coordinators');
    const oak = await anInstitute(database.source, { name: 'Oak House' });
    await people.institutes.change(people.ctx(office), { name: 'Elm Only' });
    expect((await people.institutes.own(database.contexts.forService(oak))).name).toBe('Oak House');
  });

  it('is nothing for whoever is at none', async () => {
    await expect(people.institutes.own(database.contexts.for({ kind: 'visitor' }))).rejects.toThrow(
      'Choose an institute',
    );
  });
});
