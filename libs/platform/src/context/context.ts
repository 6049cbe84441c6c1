import { AsyncLocalStorage } from 'node:async_hooks';
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
}

/** A context for one request or one job. */
export function contextOn(
  source: DataSource,
  who: Who,
  now: () => Date = () => new Date(),
): Context {
  // Follows the chain of calls: work begun side by side gets a transaction of its own.
  const open = new AsyncLocalStorage<EntityManager>();
  return {
    who,
    now,
    async tx(work) {
      const joined = open.getStore();
      if (joined) return work(joined);
      return source.transaction((manager) => open.run(manager, () => work(manager)));
    },
  };
}
