import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hearthside/testing';
import { contextOn, type Context } from './context.js';
import { VISITOR } from './who.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([]);
});
afterAll(() => database.drop());

const context = () => contextOn(database.source, VISITOR);
const transactionOf = async (ctx: Context) => {
  const [row] = await ctx.select<{ id: string }>('SELECT txid_current()::text AS id', []);
  return row!.id;
};

describe('a context’s transactions', () => {
  it('are joined by calls within them, and by selects', async () => {
    const ctx = context();
    const ids = await ctx.tx(async () => [
      await transactionOf(ctx),
      await ctx.tx(() => transactionOf(ctx)),
      await transactionOf(ctx),
    ]);
    expect(new Set(ids).size).toBe(1);
  });

  it('are apart when begun side by side', async () => {
    const ctx = context();
    const ids = await Promise.all([1, 2, 3].map(() => ctx.tx(() => transactionOf(ctx))));
    expect(new Set(ids).size).toBe(3);
  });

  it('are not joined by another context, though it is asked within them', async () => {
    const [one, other] = [context(), context()];
    const ids = await one.tx(async () => [
      await transactionOf(one),
      await transactionOf(other),
      await other.tx(() => transactionOf(other)),
    ]);
    expect(new Set(ids).size).toBe(3);
  });

  it('share one storage: each further one would slow every promise of the process', async () => {
    const storages = new Set<unknown>();
    const run = AsyncLocalStorage.prototype.run;
    const spy = jest.spyOn(AsyncLocalStorage.prototype, 'run');
    spy.mockImplementation(function (
      this: AsyncLocalStorage<unknown>,
      ...given: Parameters<typeof run>
    ) {
      storages.add(this);
      return run.apply(this, given);
    } as typeof run);
    for (let n = 0; n < 3; n++) await context().tx(async () => {});
    spy.mockRestore();
    expect(storages.size).toBe(1);
  });
});
