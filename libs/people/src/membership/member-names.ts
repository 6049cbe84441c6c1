import { isId, type Context } from '@hearthside/platform';
import { In } from 'typeorm';
import { coordinatedBy } from '../institute/at.js';
import { Membership } from './membership.entity.js';

/** Names of people at the reader's institute by their ids, whatever their state; for coordinators. */
export async function memberNames(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const instituteId = coordinatedBy(ctx);
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  const rows = await ctx.tx((db) =>
    db.find(Membership, {
      select: { id: true, name: true },
      where: { instituteId, id: In(known) },
    }),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
