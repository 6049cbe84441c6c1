import { record, type Context, type Erasure, type PersonalTable } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import { inForeignKeyOrder } from './personal-data.rules.js';
import { erasureOf, referencesIn, type Somebody } from './personal-sql.js';

/**
 * Keeps in mind who was erased, outside the database: a backup from before still holds them, and a restore
 * erases them again.
 */
export interface RemembersErasures {
  /** On the disk when it returns. */
  append(erasure: Erasure): Promise<void>;
}

/** Takes somebody out of every table, in the order of foreign keys. */
export async function eraseRows(
  db: EntityManager,
  tables: readonly PersonalTable[],
  somebody: Somebody,
): Promise<void> {
  // What is only altered comes first: a name is looked for while there is somebody who has it.
  const inOrder = inForeignKeyOrder(tables, await referencesIn(db));
  const deleted = inOrder.filter(({ erase }) => erase === 'rows');
  for (const declared of [...inOrder.filter((each) => !deleted.includes(each)), ...deleted]) {
    const erasure = erasureOf(declared, somebody);
    if (erasure) await db.query(erasure.sql, erasure.values);
  }
  // Whoever is at another institute stays; it is not said here which of the two it was.
  await db.query('SELECT app.forget_user_if_unused($1)', [somebody.userId]);
}

/**
 * Notes an erasure, as the last thing before the transaction ends. Should that fail, whoever asked hears
 * so and asks again; the other way round, a crash would leave an erasure of which no restore knows.
 */
export async function noteErasure(
  db: EntityManager,
  ctx: Context,
  { instituteId, membershipId }: Somebody,
  remembers: RemembersErasures,
): Promise<void> {
  const kind = 'membership';
  await record(db, ctx, 'personal-data.erased', { kind, id: membershipId });
  const at = ctx.now().toISOString();
  await remembers.append({ kind, id: membershipId, instituteId, at });
}
