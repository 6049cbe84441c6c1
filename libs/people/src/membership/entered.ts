import type { DeepPartial, EntityManager } from 'typeorm';
import { Membership } from './membership.entity.js';
import { entering } from './membership.rules.js';
import { refused } from './refusal-words.js';

/**
 * Enters somebody at an institute, unless they stand there already. Two requests for one person may come at
 * once: the second waits for the first, and is refused.
 *
 * @throws Refused ALREADY_MEMBER, ALREADY_INVITED or ENDED_BEFORE
 */
export async function entered(
  db: EntityManager,
  row: DeepPartial<Membership> & Pick<Membership, 'instituteId' | 'userId'>,
): Promise<void> {
  const { instituteId, userId } = row;
  const { raw } = await db
    .createQueryBuilder()
    .insert()
    .into(Membership)
    .values(row)
    .orIgnore()
    .returning('id')
    .execute();
  if ((raw as unknown[]).length > 0) return;
  const found = await db.findOneByOrFail(Membership, { instituteId, userId });
  throw refused(entering(found.state)!);
}
