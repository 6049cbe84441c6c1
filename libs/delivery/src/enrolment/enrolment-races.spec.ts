import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Somebody, TestDatabase } from '@hearthside/testing';
import { anId, placesDatabase, placesOn, refusedWith } from '../spec-delivery.js';

let database: TestDatabase;
let elm: Awaited<ReturnType<typeof placesOn>>;
beforeAll(async () => {
  database = await placesDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await placesOn(database);
});

/** How many places are in which state. */
async function tally(offeringId: string): Promise<Record<string, number>> {
  const states = (await elm.rows(offeringId)).map(({ state }) => state);
  return Object.fromEntries([...new Set(states)].map((each) => [each, count(states, each)]));
}
const count = (all: readonly string[], one: string) => all.filter((each) => each === one).length;

async function people(many: number): Promise<Somebody[]> {
  const all: Somebody[] = [];
  for (let n = 0; n < many; n++) all.push(await elm.somebody());
  return all;
}

describe('two hundred who register at once', () => {
  it('get the seats that are left, and turns without a gap or a double', async () => {
    const { id } = await elm.offering({ seats: 7 });
    for (const each of await people(4)) await elm.enrol(each, id);
    const all = await people(200);
    await Promise.all(all.map((each) => elm.register(each, id)));
    expect(await tally(id)).toEqual({ held: 7, 'wait-listed': 197 });
    const rows = await elm.rows(id);
    expect(rows.map(({ turn }) => turn)).toEqual(rows.map((_, at) => at + 1));
    // Those who hold seats are those who came first.
    expect(rows.slice(0, 7).every(({ state }) => state === 'held')).toBe(true);
  }, 60_000);

  it('take none too many while others withdraw, accept and decline', async () => {
    const { id } = await elm.offering({ seats: 5 });
    const [held, new_] = [await people(5), await people(30)];
    const ids = await Promise.all(held.map(async (each) => (await elm.register(each, id)).id));
    let most = 0;
    const look = async () => {
      const { held = 0, offered = 0 } = await tally(id);
      most = Math.max(most, held + offered);
    };
    const leave = ids.map((each, at) => elm.leaving.withdraw(elm.ctx(held[at]!), each));
    const come = new_.map((each) => elm.register(each, id));
    await Promise.all([...leave, ...come, look(), look(), look()]);
    for (let round = 0; round < 4; round++) {
      const offered = (await elm.rows(id)).filter(({ state }) => state === 'offered');
      const answers = offered.map((each, at) =>
        elm.leaving[at % 2 ? 'accept' : 'decline'](elm.ctx(elm.office), each.id),
      );
      await Promise.all([...answers, look(), look()]);
    }
    await look();
    expect(most).toBe(5);
  }, 60_000);
});

describe('one person', () => {
  it('who registers twice at once is entered once', async () => {
    const { id } = await elm.offering({ seats: 5 });
    const ann = await elm.somebody();
    const tries = await Promise.allSettled([1, 2, 3].map(() => elm.register(ann, id)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refusals).toEqual([refusedWith('ALREADY_HELD'), refusedWith('ALREADY_HELD')]);
    expect(await tally(id)).toEqual({ held: 1 });
  });

  it('who sends one thing ten times has it done once, and hears the same each time', async () => {
    const { id: offeringId } = await elm.offering({ seats: 1 });
    const [ann, ben, carl] = (await people(3)) as [Somebody, Somebody, Somebody];
    const ten = async (send: () => Promise<unknown>) => {
      const answers = await Promise.all(Array.from({ length: 10 }, send));
      for (const each of answers) expect(each).toEqual(answers[0]);
      return answers[0] as { id: string; state: string };
    };
    const entry = { ...anId(), offeringId, consented: true };
    const place = await ten(() => elm.resolver.register(elm.ctx(ann), entry));
    expect(place).toMatchObject({ state: 'held', name: ann.name });
    for (const each of [ben, carl]) await elm.register(each, offeringId);
    const leave = { ...anId(), id: place.id };
    await ten(() => elm.resolver.withdraw(elm.ctx(ann), leave));
    expect(await tally(offeringId)).toEqual({ withdrawn: 1, offered: 1, 'wait-listed': 1 });
    const entries = await elm.sql<{ action: string }>(
      'SELECT action FROM audit_entry WHERE institute_id = $1 ORDER BY number',
      [elm.institute],
    );
    const actions = entries.map(({ action }) => action);
    expect(actions).toEqual([
      ...Array<string>(3).fill('enrolment.entered'),
      ...['enrolment.withdrawn', 'enrolment.offered'],
    ]);
  });
});

describe('two who withdraw at once', () => {
  it('make room for two different people', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await elm.offering({ seats: 2 });
      const all = await people(5);
      const ids: string[] = [];
      for (const each of all) ids.push((await elm.register(each, id)).id);
      const two = [0, 1].map((n) => elm.leaving.withdraw(elm.ctx(all[n]!), ids[n]!));
      await Promise.all(two);
      const rows = await elm.rows(id);
      expect(rows.map(({ state }) => state)).toEqual([
        ...['withdrawn', 'withdrawn', 'offered', 'offered', 'wait-listed'],
      ]);
    }
  });
});

describe('an offer', () => {
  it('that is accepted and declined at once ends one way, and its seat is nobody else’s', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await elm.offering({ seats: 1 });
      const all = await people(3);
      const ids: string[] = [];
      for (const each of all) ids.push((await elm.register(each, id)).id);
      await elm.leaving.withdraw(elm.ctx(all[0]!), ids[0]!);
      const both = (['accept', 'decline'] as const).map((way) =>
        elm.leaving[way](elm.ctx(all[1]!), ids[1]!),
      );
      await Promise.allSettled(both);
      const { held = 0, offered = 0 } = await tally(id);
      expect(held + offered).toBe(1);
    }
  });

  it('that lapses while it is accepted ends one way', async () => {
    const { id } = await elm.offering({ seats: 1 });
    const all = await people(3);
    const ids: string[] = [];
    for (const each of all) ids.push((await elm.register(each, id)).id);
    await elm.leaving.withdraw(elm.ctx(all[0]!), ids[0]!);
    const until = (await elm.row(ids[1]!)).offeredUntil!;
    // Its clock is at the last moment, and that of the round is past it.
    const inTime = elm.ctx(all[1]!, new Date(until.getTime() - 1));
    const answers = [elm.leaving.accept(inTime, ids[1]!), elm.daily(until), elm.daily(until)];
    const [accepted] = await Promise.allSettled(answers);
    const isTheirs = (await elm.row(ids[1]!)).state === 'held';
    expect(isTheirs).toBe(accepted!.status === 'fulfilled');
    const { held = 0, offered = 0 } = await tally(id);
    expect(held + offered).toBe(1);
  });
});

describe('people who change classes with each other', () => {
  it('both arrive, and neither waits for the other for ever', async () => {
    const [a, b] = [await elm.offering({ seats: 9 }), await elm.offering({ seats: 9 })];
    const moves: (() => Promise<unknown>)[] = [];
    for (const [at, each] of (await people(8)).entries()) {
      const [from, to] = at % 2 ? [a, b] : [b, a];
      const { id } = await elm.register(each, from.id);
      const order = { id, toOfferingId: to.id };
      moves.push(() => elm.transfers.transfer(elm.ctx(elm.office), order));
    }
    await Promise.all(moves.map((move) => move()));
    for (const { id } of [a, b]) expect(await tally(id)).toEqual({ held: 4, withdrawn: 4 });
  });
});
