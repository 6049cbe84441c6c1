import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Somebody, TestDatabase } from '@hearthside/testing';
import { DAY, placesDatabase, placesOn, refusedWith } from '../spec-delivery.js';
import { KEPT_FOR } from './enrolment.rules.js';

let database: TestDatabase;
let elm: Awaited<ReturnType<typeof placesOn>>;
beforeAll(async () => {
  database = await placesDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await placesOn(database);
});

const statesOf = async (offeringId: string) =>
  (await elm.rows(offeringId)).map(({ turn, state }) => `${turn} ${state}`);

/** A full class, and two more in line. */
async function aLine() {
  const { id } = await elm.offering({ seats: 1 });
  const people: Somebody[] = [];
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) {
    people.push(await elm.somebody());
    ids.push((await elm.enrol(people[n]!, id)).id);
  }
  return { id, people, ids } as { id: string; people: Somebody[]; ids: [string, string, string] };
}

describe('entering somebody', () => {
  it('gives seats while there are some, then turns in line', async () => {
    const { id } = await aLine();
    expect(await statesOf(id)).toEqual(['1 held', '2 wait-listed', '3 wait-listed']);
  });

  it('notes who entered them, what they need and when they agreed', async () => {
    const { id: offeringId } = await elm.offering();
    const [ann, ben] = [await elm.somebody(), await elm.somebody()];
    const now = new Date('2026-11-05T10:00:00Z');
    const given = await elm.entering.enrol(elm.ctx(elm.office, now), {
      ...{ offeringId, memberId: ann.who.membershipId, consented: true },
      ...{ print: 'xlarge', hearing: '  a  loop ', language: '' },
    });
    expect(await elm.row(given.id)).toMatchObject({
      ...{ state: 'held', source: 'office', enteredAt: now, consentedAt: now, offeredUntil: null },
      ...{ print: 'xlarge', hearing: 'a loop', seating: null, language: null },
    });
    const { id } = await elm.enrol(ben, offeringId);
    expect(await elm.row(id)).toMatchObject({ consentedAt: null, print: 'standard' });
  });

  it('is for the office', async () => {
    const { id: offeringId } = await elm.offering();
    for (const role of ['learner', 'facilitator', 'assistant'] as const) {
      const by = await elm.somebody(role);
      const input = { offeringId, memberId: by.who.membershipId };
      await expect(elm.entering.enrol(elm.ctx(by), input)).rejects.toThrow('coordinators');
    }
    expect(await elm.rows(offeringId)).toEqual([]);
  });

  it.each([
    ['draft', 'CLASS_NOT_OPEN'],
    ['finished', 'CLASS_OVER'],
    ['cancelled', 'CLASS_CANCELLED'],
  ] as const)('is refused when the class is %s', async (state, code) => {
    const { id } = await elm.offering({ state });
    await expect(elm.enrol(await elm.somebody(), id)).rejects.toEqual(refusedWith(code));
  });

  it('is refused for strangers, for who has left, and for who is there already', async () => {
    const { id } = await elm.offering();
    const [ann, elsewhere] = [await elm.somebody(), await placesOn(database)];
    const stranger = await elsewhere.somebody();
    await expect(elm.enrol(stranger, id)).rejects.toEqual(refusedWith('NO_SUCH_MEMBER'));
    const nobody = { who: { ...ann.who, membershipId: "';--" } } as Somebody;
    await expect(elm.enrol(nobody, id)).rejects.toEqual(refusedWith('NO_SUCH_MEMBER'));
    const theirs = await elsewhere.offering();
    await expect(elm.enrol(ann, theirs.id)).rejects.toEqual(refusedWith('NO_SUCH_OFFERING'));
    await elm.enrol(ann, id);
    await expect(elm.enrol(ann, id)).rejects.toEqual(refusedWith('ALREADY_HELD'));
    const gone = await elm.somebody();
    await elm.sql(`UPDATE membership SET state = 'ended' WHERE id = $1`, [gone.who.membershipId]);
    await expect(elm.enrol(gone, id)).rejects.toEqual(refusedWith('MEMBER_NOT_HERE'));
    expect(await statesOf(id)).toEqual(['1 held']);
  });

  it('refuses needs that no roster has room for, and enters nobody', async () => {
    const { id: offeringId } = await elm.offering();
    const input = { offeringId, memberId: (await elm.somebody()).who.membershipId };
    const long = elm.entering.enrol(elm.ctx(elm.office), { ...input, language: 'x'.repeat(61) });
    await expect(long).rejects.toEqual(refusedWith('LINE_UNFIT'));
    expect(await elm.rows(offeringId)).toEqual([]);
  });
});

describe('registering oneself', () => {
  it('is for an open class, in its days by the clocks of the class, and with consent', async () => {
    const day = { registrationFrom: '2026-11-10', registrationUntil: '2026-11-20' };
    const { id } = await elm.offering({ ...day, first: new Date('2026-12-01T15:00:00Z') });
    const ann = await elm.somebody();
    const at = (time: string) => elm.register(ann, id, new Date(time));
    // Midnight in New York is five hours later in UTC.
    await expect(at('2026-11-10T04:59:59Z')).rejects.toEqual(refusedWith('REGISTRATION_TO_COME'));
    await expect(at('2026-11-21T05:00:00Z')).rejects.toEqual(refusedWith('REGISTRATION_OVER'));
    const asked = { offeringId: id, consented: false };
    const now = new Date('2026-11-21T04:59:59Z');
    await expect(elm.entering.register(elm.ctx(ann, now), asked)).rejects.toEqual(
      refusedWith('CONSENT_NEEDED'),
    );
    const { id: place } = await elm.register(ann, id, now);
    const stands = { state: 'held', source: 'self', consentedAt: now };
    expect(await elm.row(place)).toMatchObject(stands);
    await expect(at('2026-11-15T12:00:00Z')).rejects.toEqual(refusedWith('ALREADY_HELD'));
  });

  it('is refused once the class has begun, and does not tell of drafts', async () => {
    const ann = await elm.somebody();
    const begun = await elm.offering({ first: new Date(Date.now() - 1) });
    await expect(elm.register(ann, begun.id)).rejects.toEqual(refusedWith('CLASS_HAS_BEGUN'));
    const draft = await elm.offering({ state: 'draft' });
    await expect(elm.register(ann, draft.id)).rejects.toEqual(refusedWith('NO_SUCH_OFFERING'));
  });
});

describe('a seat that comes free', () => {
  it('is offered to the first in line for two days, and is theirs when they say yes', async () => {
    const { id, ids, people } = await aLine();
    const now = new Date();
    await elm.leaving.withdraw(elm.ctx(people[0]!, now), ids[0]);
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 offered', '3 wait-listed']);
    const until = (await elm.row(ids[1])).offeredUntil!.getTime();
    expect(until).toBe(now.getTime() + KEPT_FOR);
    await elm.leaving.accept(elm.ctx(people[1]!, new Date(until - 1)), ids[1]);
    expect(await elm.row(ids[1])).toMatchObject({ state: 'held', offeredUntil: null });
  });

  it('is not kept past the start of the first session, and not offered after it', async () => {
    const { id, ids } = await aLine();
    const start = new Date(Date.now() + 3_600_000);
    await elm.sql('UPDATE class_session SET starts_at = $2 WHERE offering_id = $1 AND number = 1', [
      id,
      start.toISOString(),
    ]);
    await elm.leaving.withdraw(elm.ctx(elm.office), ids[0]);
    expect((await elm.row(ids[1])).offeredUntil).toEqual(start);
    await elm.leaving.withdraw(elm.ctx(elm.office, start), ids[1]);
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 withdrawn', '3 wait-listed']);
  });

  it('goes on when it is declined; whoever comes again is last in line', async () => {
    const { id, ids, people } = await aLine();
    await elm.leaving.withdraw(elm.ctx(elm.office), ids[0]);
    await elm.leaving.decline(elm.ctx(people[1]!), ids[1]);
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 withdrawn', '3 offered']);
    const again = await elm.register(people[0]!, id);
    expect(again.id).toBe(ids[0]);
    await elm.register(people[1]!, id);
    const line = ['3 offered', '4 wait-listed', '5 wait-listed'];
    expect(await statesOf(id)).toEqual(line);
    expect((await elm.rows(id)).map((row) => row.id)).toEqual([ids[2], ids[0], ids[1]]);
  });

  it('is refused kindly after its time, also before anybody has seen to it', async () => {
    const { ids, people } = await aLine();
    await elm.leaving.withdraw(elm.ctx(elm.office), ids[0]);
    const { offeredUntil } = await elm.row(ids[1]);
    const late = elm.leaving.accept(elm.ctx(people[1]!, offeredUntil!), ids[1]);
    await expect(late).rejects.toEqual(refusedWith('OFFER_LAPSED'));
    await expect(late).rejects.toThrow(/Register again, or ask the office/);
    expect((await elm.row(ids[1])).state).toBe('offered');
  });

  it('goes on by itself when its time is over, once', async () => {
    const { id, ids, people } = await aLine();
    await elm.leaving.withdraw(elm.ctx(elm.office), ids[0]);
    await elm.doJobs();
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 offered', '3 wait-listed']);
    const jobs = await queued(id);
    expect(jobs).toHaveLength(1);
    const { offeredUntil } = await elm.row(ids[1]);
    expect(jobs[0]!.getTime() - offeredUntil!.getTime()).toBe(1_000);
    await elm.sql(`UPDATE enrolment SET offered_until = now() WHERE id = $1`, [ids[1]]);
    await hasten(id);
    await elm.doJobs();
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 withdrawn', '3 offered']);
    const late = elm.leaving.accept(elm.ctx(people[1]!), ids[1]);
    await expect(late).rejects.toEqual(refusedWith('NO_SEAT_OFFERED'));
    await hasten(id);
    await elm.doJobs();
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 withdrawn', '3 offered']);
  });

  it('is not offered to somebody who has left, and keeps nobody waiting for them', async () => {
    const { id, ids, people } = await aLine();
    await elm.sql(`UPDATE membership SET state = 'ended' WHERE id = $1`, [
      people[1]!.who.membershipId,
    ]);
    await elm.leaving.withdraw(elm.ctx(elm.office), ids[0]);
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 wait-listed', '3 offered']);
    await elm.leaving.decline(elm.ctx(elm.office), ids[2]);
    const { id: next } = await elm.register(await elm.somebody(), id);
    expect((await elm.row(next)).state).toBe('held');
  });

  it('is offered when the office has added seats: at the next change, or each day', async () => {
    const { id } = await aLine();
    await elm.sql('UPDATE offering SET seats = 2 WHERE id = $1', [id]);
    await elm.enrol(await elm.somebody(), id);
    const line = ['1 held', '2 offered', '3 wait-listed', '4 wait-listed'];
    expect(await statesOf(id)).toEqual(line);
    await elm.sql('UPDATE offering SET seats = 3 WHERE id = $1', [id]);
    await elm.daily();
    expect(await statesOf(id)).toEqual(['1 held', '2 offered', '3 offered', '4 wait-listed']);
  });

  it('is for the learner and the office to accept, decline and give up', async () => {
    const { id, ids, people } = await aLine();
    const leader = await elm.somebody('facilitator');
    await elm.leaving.withdraw(elm.ctx(elm.office), ids[0]);
    for (const by of [people[2]!, leader, (await placesOn(database)).office]) {
      for (const action of ['accept', 'decline', 'withdraw'] as const) {
        const tried = elm.leaving[action](elm.ctx(by), ids[1]);
        await expect(tried).rejects.toEqual(refusedWith('NO_SUCH_ENROLMENT'));
      }
    }
    await elm.leaving.accept(elm.ctx(elm.office), ids[1]);
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 held', '3 wait-listed']);
  });

  it('stays as it was when the class is over, and is not accepted when it is cancelled', async () => {
    const { id, ids } = await aLine();
    await elm.leaving.withdraw(elm.ctx(elm.office), ids[0]);
    await elm.sql(`UPDATE offering SET state = 'cancelled' WHERE id = $1`, [id]);
    const ctx = elm.ctx(elm.office);
    await expect(elm.leaving.accept(ctx, ids[1])).rejects.toEqual(refusedWith('CLASS_CANCELLED'));
    await elm.leaving.withdraw(ctx, ids[1]);
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 withdrawn', '3 wait-listed']);
    await elm.sql(`UPDATE offering SET state = 'finished' WHERE id = $1`, [id]);
    await expect(elm.leaving.withdraw(ctx, ids[2])).rejects.toEqual(refusedWith('CLASS_OVER'));
  });
});

/** When seats of a class are to be looked at. */
async function queued(offeringId: string): Promise<Date[]> {
  const rows = await elm.owner<{ run_at: Date }>(
    `SELECT j.run_at FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'free-seats' AND payload -> 'payload' ->> 'offeringId' = $1`,
    [offeringId],
  );
  return rows.map(({ run_at }) => run_at);
}

/** Makes it later for the jobs of a class. */
async function hasten(offeringId: string): Promise<void> {
  await elm.owner(
    `UPDATE graphile_worker._private_jobs SET run_at = now()
      WHERE payload -> 'payload' ->> 'offeringId' = $1`,
    [offeringId],
  );
}

describe('somebody at the door', () => {
  it('is let in by the office, leaders and helpers while a seat is free', async () => {
    const [leader, other] = [await elm.somebody('facilitator'), await elm.somebody('facilitator')];
    const { id: offeringId } = await elm.offering({
      ...{ seats: 2, first: new Date(Date.now() - DAY) },
      leaders: [leader.who.membershipId],
    });
    const admit = async (by: Somebody, who?: Somebody) => {
      const memberId = (who ?? (await elm.somebody())).who.membershipId;
      return elm.entering.admitWalkIn(elm.ctx(by), { offeringId, memberId, consented: true });
    };
    const { id } = await admit(leader);
    expect(await elm.row(id)).toMatchObject({ state: 'held', source: 'walk-in' });
    expect((await elm.row(id)).consentedAt).not.toBeNull();
    await expect(admit(other)).rejects.toEqual(refusedWith('NO_SUCH_OFFERING'));
    const ann = await elm.somebody();
    await admit(elm.office, ann);
    await expect(admit(leader, ann)).rejects.toEqual(refusedWith('ALREADY_HELD'));
    await expect(admit(elm.office)).rejects.toEqual(refusedWith('NO_FREE_SEAT'));
    expect(await statesOf(offeringId)).toEqual(['1 held', '2 held']);
  });

  it('takes the seat that is kept for them, and not one that is kept for another', async () => {
    const { id: offeringId, ids, people } = await aLine();
    await elm.leaving.withdraw(elm.ctx(elm.office), ids[0]);
    const admit = ({ who: { membershipId: memberId } }: Somebody) =>
      elm.entering.admitWalkIn(elm.ctx(elm.office), { offeringId, memberId });
    await expect(admit(people[2]!)).rejects.toEqual(refusedWith('NO_FREE_SEAT'));
    await admit(people[1]!);
    expect(await elm.row(ids[1])).toMatchObject({ state: 'held', offeredUntil: null });
  });
});

describe('going over to another class', () => {
  it('takes needs and consent along, and frees the seat', async () => {
    const { id, ids } = await aLine();
    const to = await elm.offering({ seats: 1 });
    await elm.needs.change(elm.ctx(elm.office), { id: ids[0], print: 'large', seating: 'front' });
    await elm.sql('UPDATE enrolment SET consented_at = entered_at WHERE id = $1', [ids[0]]);
    const before = await elm.row(ids[0]);
    const moved = { id: ids[0], toOfferingId: to.id };
    const there = await elm.transfers.transfer(elm.ctx(elm.office), moved);
    expect(await elm.row(there.id)).toMatchObject({
      ...{ offeringId: to.id, state: 'held', source: 'transfer', turn: 1 },
      ...{ print: 'large', seating: 'front', consentedAt: before.consentedAt },
    });
    expect(await statesOf(id)).toEqual(['1 withdrawn', '2 offered', '3 wait-listed']);
  });

  it('leaves everything as it was where there is no seat, and for all but the office', async () => {
    const [from, to] = [await aLine(), await aLine()];
    const move = (by: Somebody, id: string, toOfferingId = to.id) =>
      elm.transfers.transfer(elm.ctx(by), { id, toOfferingId });
    await expect(move(elm.office, from.ids[0])).rejects.toEqual(refusedWith('NO_FREE_SEAT'));
    const same = move(elm.office, from.ids[0], from.id.toUpperCase());
    await expect(same).rejects.toEqual(refusedWith('SAME_CLASS'));
    await expect(move(from.people[0]!, from.ids[0])).rejects.toThrow('coordinators');
    const elsewhere = await placesOn(database);
    const theirs = await elsewhere.offering();
    const across = move(elm.office, from.ids[0], theirs.id);
    await expect(across).rejects.toEqual(refusedWith('NO_SUCH_OFFERING'));
    for (const { id } of [from, to]) {
      expect(await statesOf(id)).toEqual(['1 held', '2 wait-listed', '3 wait-listed']);
    }
    const { id: waits } = await move(elm.office, from.ids[2]);
    expect(await elm.row(waits)).toMatchObject({ state: 'wait-listed', turn: 4 });
  });
});

describe('what somebody needs', () => {
  it('is changed by them or the office; what is not spoken of stays', async () => {
    const { ids, people } = await aLine();
    const [ann, ben] = people as [Somebody, Somebody];
    await elm.needs.change(elm.ctx(ann), { id: ids[0], print: 'large', hearing: 'captions' });
    await elm.needs.change(elm.ctx(elm.office), { id: ids[0], hearing: null, language: 'Spanish' });
    const now = { print: 'large', hearing: null, seating: null, language: 'Spanish' };
    expect(await elm.row(ids[0])).toMatchObject(now);
    const others = elm.needs.change(elm.ctx(ben), { id: ids[0], print: 'standard' });
    await expect(others).rejects.toEqual(refusedWith('NO_SUCH_ENROLMENT'));
  });

  it('is in no entry of the audit log', async () => {
    const { ids } = await aLine();
    await elm.needs.change(elm.ctx(elm.office), { id: ids[0], hearing: 'captions' });
    const [entry] = await elm.sql<object>(
      `SELECT action, detail FROM audit_entry WHERE action = 'enrolment.needs-changed'
         AND institute_id = $1`,
      [elm.institute],
    );
    expect(entry).toEqual({ action: 'enrolment.needs-changed', detail: {} });
  });
});
