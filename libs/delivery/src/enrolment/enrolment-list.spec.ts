import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OfferingLeader } from '../leader/leader.entity.js';
import type { Somebody, TestDatabase } from '@hearthside/testing';
import { placesDatabase, placesOn, refusedWith } from '../spec-delivery.js';

let database: TestDatabase;
let elm: Awaited<ReturnType<typeof placesOn>>;
beforeAll(async () => {
  database = await placesDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await placesOn(database);
});

/** A class with so many in it and in line. */
async function aClassOf(many: number, leaders: Somebody[] = []): Promise<string> {
  const { id } = await elm.offering({
    ...{ seats: 500, leaders: leaders.map(({ who }) => who.membershipId) },
  });
  await elm.sql(
    `WITH users AS (
       INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
       SELECT gen_random_uuid(), '', gen_random_uuid() || '@example.org', true, now(), now()
         FROM generate_series(1, $3::int) RETURNING id
     ), there AS (
       INSERT INTO membership
         (institute_id, id, user_id, name, called, roles, state, created_at)
       SELECT $1::uuid, gen_random_uuid(), id, 'Ann Hill', 'Ann', '{learner}', 'active', now()
         FROM users RETURNING id
     )
     INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     SELECT $1::uuid, gen_random_uuid(), $2::uuid, id, 'held', 'office', row_number() OVER (),
            now(), 'standard'
       FROM there`,
    [elm.institute, id, String(many)],
  );
  return id;
}

/** What the database is asked meanwhile. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const { source } = database;
  const before = source.logger;
  const nothing = () => {};
  source.logger = {
    ...{ logQuery: (sql: string) => void seen.push(sql), logQueryError: nothing },
    ...{ logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing, log: nothing },
  };
  try {
    await work();
  } finally {
    source.logger = before;
  }
  return seen;
}

describe('the list of a class', () => {
  it('takes as many statements for a thousand as for ten', async () => {
    const leader = await elm.somebody('facilitator');
    const [few, many] = [await aClassOf(10, [leader]), await aClassOf(1_000, [leader])];
    for (const by of [elm.office, leader]) {
      const asked = async (offering: string) => {
        const ctx = elm.ctx(by);
        let nodes = 0;
        const seen = await statements(async () => {
          nodes = (await elm.places.list(ctx, { offering, first: 200 }))!.nodes.length;
        });
        return { nodes, statements: seen.length };
      };
      const [ten, thousand] = [await asked(few), await asked(many)];
      expect([ten.nodes, thousand.nodes]).toEqual([10, 200]);
      expect(ten.statements).toBeGreaterThan(2);
      expect(thousand.statements).toBe(ten.statements);
      expect(ten.statements).toBeLessThan(8);
    }
  });

  it('goes on page by page, each place once, in the order of the line', async () => {
    const offering = await aClassOf(1_000);
    const turns: number[] = [];
    let after: string | null = null;
    do {
      const page = await elm.places.list(elm.ctx(elm.office), { offering, first: 130, after });
      expect(page!.count).toBe(1_000);
      expect(page!.nodes[0]).toMatchObject({ name: 'Ann Hill', called: 'Ann' });
      turns.push(...page!.nodes.map(({ turn }) => turn));
      after = page!.endCursor;
    } while (after);
    expect(turns).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 1));
  });

  it('names each by their own name, and leaves out who withdrew until asked for', async () => {
    const { id: offering } = await elm.offering();
    const ids: string[] = [];
    const people = [await elm.somebody(), await elm.somebody(), await elm.somebody()];
    for (const each of people) ids.push((await elm.register(each, offering)).id);
    await elm.leaving.withdraw(elm.ctx(people[1]!), ids[1]!);
    const ctx = elm.ctx(elm.office);
    const page = await elm.places.list(ctx, { offering });
    const seen = page!.nodes.map(({ id, name }) => [id, name]);
    expect(seen).toEqual([0, 2].map((at) => [ids[at], people[at]!.name]));
    const gone = await elm.places.list(ctx, { offering, state: 'withdrawn' });
    expect(gone!.nodes.map(({ id }) => id)).toEqual([ids[1]]);
    expect([gone!.count, gone!.endCursor]).toEqual([1, null]);
  });

  it('is for the office, and for those who lead or help there; for others there is none', async () => {
    const [leader, helper] = [await elm.somebody('facilitator'), await elm.somebody('assistant')];
    const offering = await aClassOf(2, [leader]);
    const row = { instituteId: elm.institute, offeringId: offering, trained: false };
    await elm.ctx(elm.office).tx((db) =>
      db.insert(OfferingLeader, {
        ...{ ...row, membershipId: helper.who.membershipId, part: 'assistant' },
      }),
    );
    for (const by of [leader, helper, elm.office]) {
      expect((await elm.places.list(elm.ctx(by), { offering }))?.count).toBe(2);
    }
    const ann = await elm.somebody();
    await elm.register(ann, offering);
    const { office } = await placesOn(database);
    for (const by of [ann, office, await elm.somebody('facilitator', 'assistant')]) {
      expect(await elm.places.list(elm.ctx(by), { offering })).toBeUndefined();
    }
    for (const strange of [randomUUID(), 'x', '']) {
      expect(await elm.places.list(elm.ctx(elm.office), { offering: strange })).toBeUndefined();
    }
  });

  it('goes on from no cursor but its own', async () => {
    const offering = await aClassOf(1);
    const odd = Buffer.from(JSON.stringify(['1e9', randomUUID()])).toString('base64url');
    for (const after of ['x', odd]) {
      const tried = elm.places.list(elm.ctx(elm.office), { offering, after });
      await expect(tried).rejects.toThrow('Begin it again');
    }
  });
});

describe('one’s own places', () => {
  it('are one’s own alone, the newest first, and none of a draft', async () => {
    const [ann, ben] = [await elm.somebody(), await elm.somebody()];
    const [first, second] = [await elm.offering(), await elm.offering()];
    const now = Date.now();
    const one = await elm.register(ann, first.id, new Date(now - 1_000));
    await elm.register(ben, first.id);
    const two = await elm.register(ann, second.id, new Date(now));
    const own = async () => (await elm.places.own(elm.ctx(ann))).map(({ id }) => id);
    expect(await own()).toEqual([two.id, one.id]);
    await elm.sql(`UPDATE offering SET state = 'draft' WHERE id = $1`, [second.id]);
    expect(await own()).toEqual([one.id]);
    expect(await elm.places.own(elm.ctx(elm.office))).toEqual([]);
  });

  it('have every field that one of them has when it is read by its id', async () => {
    const ann = await elm.somebody();
    const place = await elm.register(ann, (await elm.offering()).id);
    const [own] = await elm.places.own(elm.ctx(ann));
    expect(own).toEqual(await elm.places.get(elm.ctx(ann), place.id));
  });

  it('are read one by one by those who may, and are not there for others', async () => {
    const [ann, ben, leader] = [
      ...[await elm.somebody(), await elm.somebody(), await elm.somebody('facilitator')],
    ] as [Somebody, Somebody, Somebody];
    const { id } = await elm.offering({ leaders: [leader.who.membershipId] });
    const place = await elm.register(ann, id);
    for (const by of [ann, leader, elm.office]) {
      const read = await elm.places.get(elm.ctx(by), place.id);
      expect(read).toMatchObject({ id: place.id, name: ann.name });
    }
    const { office } = await placesOn(database);
    for (const by of [ben, office]) {
      const read = elm.places.get(elm.ctx(by), place.id);
      await expect(read).rejects.toEqual(refusedWith('NO_SUCH_ENROLMENT'));
    }
  });
});
