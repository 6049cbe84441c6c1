import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/** Who asks. Until sign-in exists, everyone is a visitor; a demo lets visitors see leaders' text. */
export interface Who {
  mayLead: boolean;
}

/** The only door to the database, and what else a piece of work may know about its surroundings. */
export interface Context {
  readonly who: Who;
  readonly now: () => Date;
  /** Runs work in one transaction; a call within one joins it. */
  tx<T>(work: (db: EntityManager) => Promise<T>): Promise<T>;
  /**
   * Rows of one statement that only reads, in one trip: a transaction would take three. Within a
   * transaction of this context it joins that.
   */
  select<Row extends object>(sql: string, values: unknown[]): Promise<Row[]>;
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
      return source.transaction((begun) => open.run({ owner, manager: begun }, () => work(begun)));
    },
    async select(sql, values) {
      const manager = joined();
      return manager ? manager.query(sql, values) : selectOn(source, sql, values);
    },
  };
}

/** Prepared once for each connection: PostgreSQL need not parse and plan it again. */
async function selectOn<Row>(source: DataSource, text: string, values: unknown[]): Promise<Row[]> {
  const { master } = source.driver as unknown as { master?: Pool };
  if (!source.isInitialized || !master) throw new Error('The database connections are closed.');
  const { rows } = await master.query({ name: text, text, values });
  return rows as Row[];
}
