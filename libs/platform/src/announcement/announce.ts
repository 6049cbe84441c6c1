import type { EntityManager } from 'typeorm';
import type { Context } from '../context/context.js';
import { tenantOf } from '../context/who.js';

/** The one channel of PostgreSQL’s that all announcements go over. */
export const CHANNEL = 'hearthside';

/**
 * Says that something has changed, once the transaction is there and only then. Ids and nothing else go over the
 * wire: whoever hears it reads the row again, under their own rights.
 *
 * @param topic such as "run"
 * @param id of what has changed
 * @throws RangeError for what may be text of somebody's own
 */
export async function announce(
  db: EntityManager,
  ctx: Pick<Context, 'who'>,
  topic: Lowercase<string>,
  id: string,
): Promise<void> {
  await db.query('SELECT pg_notify($1, $2)', [CHANNEL, subjectOf(ctx, topic, id)]);
}

/** An institute’s own: the same id at another is another subject. */
export function subjectOf({ who }: Pick<Context, 'who'>, topic: string, id: string): string {
  if (!/^[a-z-]{1,40}$/.test(topic) || !/^[\w-]{1,100}$/.test(id)) {
    throw new RangeError('An announcement is a topic and an id.');
  }
  return [topic, tenantOf(who), id].join(' ');
}
