import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@hearthside/testing';
import { ForgetCliniciansJob } from '../offering/forget-clinicians.job.js';
import { placesDatabase, placesOn } from '../spec-delivery.js';
import { LeftSeatsJob } from './left-seats.job.js';

let database: TestDatabase;
let on: Awaited<ReturnType<typeof placesOn>>;
beforeAll(async () => {
  database = await placesDatabase();
  on = await placesOn(database);
});
afterAll(() => database.drop());

const service = () => database.contexts.forService(on.institute);
const leave = (id: string) =>
  on.sql(`UPDATE membership SET state = 'ended', ended_at = now() WHERE id = $1`, [id]);

describe('seats of somebody who has left', () => {
  it('go to the next in line, and doing so again changes nothing', async () => {
    const { id } = await on.offering({ seats: 1 });
    const [goes, waits, last] = [await on.somebody(), await on.somebody(), await on.somebody()];
    for (const each of [goes, waits, last]) await on.enrol(each, id);
    const { membershipId } = goes.who;
    await leave(membershipId);
    for (const _ of [1, 2]) await new LeftSeatsJob().run(service(), { membershipId });
    const states = (await on.rows(id)).map(({ state }) => state);
    expect(states).toEqual(['withdrawn', 'offered', 'wait-listed']);
  });

  it('are found each day too, should the news have been lost', async () => {
    const { id } = await on.offering({ seats: 1 });
    const [goes, waits] = [await on.somebody(), await on.somebody()];
    for (const each of [goes, waits]) await on.enrol(each, id);
    await leave(goes.who.membershipId);
    await on.daily();
    expect((await on.rows(id)).map(({ state }) => state)).toEqual(['withdrawn', 'offered']);
  });

  it('stay as they were in a class that is over, and where somebody is here after all', async () => {
    const [over, open] = [await on.offering(), await on.offering()];
    const [goes, stays] = [await on.somebody(), await on.somebody()];
    await on.enrol(goes, over.id);
    await on.enrol(stays, open.id);
    await on.sql(`UPDATE offering SET state = 'finished' WHERE id = $1`, [over.id]);
    await leave(goes.who.membershipId);
    for (const { who } of [goes, stays]) {
      await new LeftSeatsJob().run(service(), { membershipId: who.membershipId });
    }
    await on.daily();
    for (const { id } of [over, open]) {
      expect((await on.rows(id)).map(({ state }) => state)).toEqual(['held']);
    }
  });
});

describe('places of somebody who has left', () => {
  const afterwards = async (goes: Awaited<ReturnType<typeof on.somebody>>, id: string) => {
    await leave(goes.who.membershipId);
    await new LeftSeatsJob().run(service(), { membershipId: goes.who.membershipId });
    await on.daily();
    return (await on.rows(id)).map(({ state }) => state);
  };

  it('stay where the last session has begun, though nobody has closed the class yet', async () => {
    const { id } = await on.offering();
    const goes = await on.somebody();
    await on.enrol(goes, id);
    await on.sql(
      `UPDATE class_session SET starts_at = now() - number * interval '1 hour' WHERE offering_id = $1`,
      [id],
    );
    expect(await afterwards(goes, id)).toEqual(['held']);
  });

  it('stay where they were there at one session, and take part in what the class was', async () => {
    const { id, sessions } = await on.offering();
    const goes = await on.somebody();
    await on.enrol(goes, id);
    await on.sql(
      `INSERT INTO attendance (institute_id, session_id, enrolment_id, offering_id, mark, at)
       SELECT institute_id, $2, id, offering_id, 'present', now() FROM enrolment WHERE offering_id = $1`,
      [id, sessions[0]!],
    );
    expect(await afterwards(goes, id)).toEqual(['held']);
  });
});

describe('a clinician on call', () => {
  it('is forgotten after the day until which records are kept, by the clocks of the class', async () => {
    const called = { clinicianName: 'Dr. Call', clinicianPhone: '555' };
    const { id } = await on.offering({ ...called, retainUntil: '2026-12-31' });
    const kept = await on.offering(called);
    const names = async () =>
      (
        await on.sql<{ name: string | null }>(
          'SELECT clinician_name AS name FROM offering WHERE id IN ($1, $2) ORDER BY id = $2',
          [id, kept.id],
        )
      ).map(({ name }) => name);
    const at = (now: string) =>
      new ForgetCliniciansJob().run(
        database.contexts.for({ kind: 'service', instituteId: on.institute }, () => new Date(now)),
      );
    // Still December 31 in New York.
    await at('2027-01-01T04:00:00Z');
    expect(await names()).toEqual(['Dr. Call', 'Dr. Call']);
    await at('2027-01-01T06:00:00Z');
    expect(await names()).toEqual([null, 'Dr. Call']);
  });
});
