import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { selectUnder, settingTenant, type SqlValue } from '../database/select.js';
import { tenantOf, type Who } from './who.js';

/** The only door to the database, and what else a piece of work may know about its surroundings. */
export interface Context {
  readonly who: Who;
  readonly now: () => Date;
  /**
   * Runs work in one transaction, under the row security of who asks; a call within one joins it.
   */
  tx<T>(work: (db: EntityManager) => Promise<T>): Promise<T>;
  /**
   * Rows of one statement that only reads, under the same row security and in one trip: a transaction
   * would take three. Within a transaction of this context it joins that.
   */
  select<Row extends object>(sql: string, values: SqlValue[]): Promise<Row[]>;
}

/** A transaction under way, and the context whose it is. */
interface Open {
  owner: object;
  manager: EntityManager;
}

/**
 * Follows the chain of calls: work begun side by side gets a transaction of its own. One for the whole
 * process: each further storage is walked at every promise, and none is ever let go. With one for each
 * request, the thousandth request took 42 ms in place of 1.
 */
const open = new AsyncLocalStorage<Open>();

/** A context for one request or one job. */
export function contextOn(
  source: DataSource,
  who: Who,
  now: () => Date = () => new Date(),
): Context {
  const owner = {};
  const tenant = tenantOf(who);
  const joined = () => {
    const under = open.getStore();
    return under?.owner === owner ? under.manager : undefined;
  };
  return {
    who,
    now,
    async tx(work) {
      const manager = joined();
      if (manager) return work(manager);
      return transactionUnder(source, tenant, (begun) =>
        open.run({ owner, manager: begun }, () => work(begun)),
      );
    },
    async select(sql, values) {
      const manager = joined();
      return manager ? manager.query(sql, values) : selectUnder(source, tenant, sql, values);
    },
  };
}

/** TypeORM's own transaction, with the tenant said in the trip that begins it. */
async function transactionUnder<T>(
  source: DataSource,
  tenant: string,
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner();
  const query = runner.query.bind(runner) as (sql: string, ...rest: unknown[]) => Promise<unknown>;
  runner.query = ((sql: string, ...rest: unknown[]) =>
    sql === 'START TRANSACTION'
      ? query(`START TRANSACTION; ${settingTenant(tenant)}`)
      : query(sql, ...rest)) as typeof runner.query;
  try {
    return await runner.manager.transaction(work);
  } finally {
    await runner.release();
  }
}
