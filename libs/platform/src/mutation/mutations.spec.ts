import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aMember,
  anInstitute,
  peopleEntities,
  testDatabase,
  type TestDatabase,
} from '@hearthside/testing';
import { Keys } from '../keys/keys.js';
import { Refusal } from '../refusal/refusal.view.js';
import type { Context } from '../context/context.js';
import { VISITOR, type Member } from '../context/who.js';
import { MutationReceipt } from './mutation-receipt.entity.js';
import { Mutations } from './mutations.service.js';

let database: TestDatabase;
let who: Member;
beforeAll(async () => {
  database = await testDatabase([MutationReceipt, ...peopleEntities]);
  const instituteId = await anInstitute(database.source);
  who = (await aMember(database.source, instituteId, ['coordinator'])).who;
});
afterAll(() => database.drop());

const mutations = new Mutations(Keys.from(Buffer.alloc(32, 1)));
const context = (as = who): Context => database.contexts.for(as);
const orderOf = (input: unknown, clientMutationId: string = randomUUID()) => ({
  mutation: 'renameInstitute',
  clientMutationId,
  input,
});
/** An effect that shows how often it happened: a letter more to the institute’s name. */
const effect = (ctx: Context, answer: { id: string } | Refusal) => () =>
  ctx.tx(async (db) => {
    await db.query(`UPDATE institute SET name = name || '+' WHERE id = $1`, [who.instituteId]);
    return answer;
  });
const times = async () => {
  const sql = 'SELECT length(name) - length(replace(name, $1, $2)) AS times FROM institute';
  return (await context().select<{ times: number }>(sql, ['+', '']))[0]!.times;
};
const receipts = async () =>
  (await context().select<{ n: number }>('SELECT count(*)::int AS n FROM mutation_receipt', []))[0]!
    .n;

describe('sending something twice', () => {
  it('does it once, and gives the same answer', async () => {
    const [before, order] = [await times(), orderOf({ a: 1, b: [2] })];
    const first = await mutations.once(context(), order, effect(context(), { id: 'one' }));
    // Work that would answer otherwise is not asked.
    const again = { ...order, input: { b: [2], a: 1 } };
    const second = await mutations.once(context(), again, effect(context(), { id: 'two' }));
    expect([first, second]).toEqual([{ id: 'one' }, { id: 'one' }]);
    expect(await times()).toBe(before + 1);
  });

  it('does it once when ten arrive together, twenty times over', async () => {
    for (let round = 0; round < 20; round++) {
      const [before, order] = [await times(), orderOf({ round })];
      const answers = await Promise.all(
        Array.from({ length: 10 }, async () => {
          const ctx = context();
          return mutations.once(ctx, order, effect(ctx, { id: randomUUID() }));
        }),
      );
      expect(new Set(answers.map((each) => (each as { id: string }).id)).size).toBe(1);
      expect(await times()).toBe(before + 1);
    }
  });

  it('is refused when something else is in it, or it is for something else', async () => {
    const [before, order] = [await times(), orderOf({ name: 'Elm' })];
    await mutations.once(context(), order, effect(context(), { id: 'one' }));
    for (const other of [{ input: { name: 'Oak' } }, { mutation: 'endMembership' }]) {
      const ctx = context();
      const sent = mutations.once(ctx, { ...order, ...other }, effect(ctx, { id: 'two' }));
      await expect(sent).rejects.toMatchObject({ code: 'SENT_BEFORE', field: 'clientMutationId' });
    }
    expect(await times()).toBe(before + 1);
  });

  it('is nobody else’s concern: another person may have the same id', async () => {
    const [before, order] = [await times(), orderOf({})];
    const other = (await aMember(database.source, who.instituteId, ['learner'])).who;
    const one = context();
    await mutations.once(one, order, effect(one, { id: 'one' }));
    const two = context(other);
    expect(await mutations.once(two, order, effect(two, { id: 'two' }))).toEqual({ id: 'two' });
    expect(await times()).toBe(before + 2);
  });
});

describe('a refusal', () => {
  it('leaves nothing behind, and the mended thing may come under the same id', async () => {
    const [before, kept, order] = [await times(), await receipts(), orderOf({ name: '' })];
    const refusal = new Refusal('NAME_UNFIT', 'Please enter a name.', 'name');
    const ctx = context();
    expect(await mutations.once(ctx, order, effect(ctx, refusal))).toBe(refusal);
    expect([await times(), await receipts()]).toEqual([before, kept]);
    const mended = { ...order, input: { name: 'Elm' } };
    expect(await mutations.once(ctx, mended, effect(ctx, { id: 'one' }))).toEqual({ id: 'one' });
    expect([await times(), await receipts()]).toEqual([before + 1, kept + 1]);
  });

  it('is what an id without sense gets', async () => {
    const sent = mutations.once(
      context(),
      orderOf({}, 'too short'),
      effect(context(), { id: 'x' }),
    );
    await expect(sent).rejects.toMatchObject({ code: 'CLIENT_MUTATION_ID' });
  });
});

describe('what goes wrong', () => {
  it('leaves nothing behind, and can be sent again', async () => {
    const [before, order, ctx] = [await times(), orderOf({}), context()];
    const failing = async () => {
      await effect(ctx, { id: 'one' })();
      throw new Error('The power went.');
    };
    await expect(mutations.once(ctx, order, failing)).rejects.toThrow('The power went.');
    expect(await times()).toBe(before);
    expect(await mutations.once(ctx, order, effect(ctx, { id: 'two' }))).toEqual({ id: 'two' });
  });

  it('is an answer with private text, which is not kept', async () => {
    const [before, ctx] = [await receipts(), context()];
    const sent = mutations.once(ctx, orderOf({}), async () => ({ id: 'a', note: 'I was afraid.' }));
    await expect(sent).rejects.toThrow('"note" is none');
    expect(await receipts()).toBe(before);
  });

  it('is an order of somebody who is at no institute', async () => {
    const ctx = database.contexts.for(VISITOR);
    await expect(mutations.once(ctx, orderOf({}), async () => ({ id: 'a' }))).rejects.toThrow(
      'for members',
    );
  });
});

describe('what a receipt keeps', () => {
  it('holds nothing of the input, not even a hash that could be found by trying', async () => {
    const [ctx, order] = [context(), orderOf({ pin: '4711' })];
    await mutations.once(ctx, order, async () => ({ id: 'one' }));
    const other = new Mutations(Keys.from(Buffer.alloc(32, 2)));
    const [row] = await ctx.select<MutationReceipt>(
      'SELECT * FROM mutation_receipt WHERE client_mutation_id = $1',
      [order.clientMutationId],
    );
    expect(JSON.stringify(row)).not.toContain('4711');
    await expect(other.once(ctx, order, async () => ({ id: 'one' }))).rejects.toMatchObject({
      code: 'SENT_BEFORE',
    });
  });

  it('cannot be altered by the application', async () => {
    const altered = context().tx((db) => db.query(`UPDATE mutation_receipt SET answer = '{}'`));
    await expect(altered).rejects.toThrow('permission denied');
  });
});
