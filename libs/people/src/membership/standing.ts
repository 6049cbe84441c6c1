import type { EntityManager } from 'typeorm';
import { hasEmail } from '../sign-in/address.js';
import type { Membership } from './membership.entity.js';
import type { Standing } from './membership.rules.js';

/** What rules ask about somebody; true until the end of the transaction if `lockPeople` came first. */
export async function standingOf(
  db: EntityManager,
  { instituteId, id, userId, state, roles, joinedAt }: Membership,
): Promise<Standing> {
  const [row] = (await db.query(
    `SELECT u.email, EXISTS (
         SELECT FROM membership m
          WHERE m.institute_id = $1 AND m.id <> $2 AND m.state = 'active'
            AND 'coordinator' = ANY (m.roles)) AS others
       FROM auth."user" u WHERE u.id = $3`,
    [instituteId, id, userId],
  )) as [{ email: string; others: boolean }];
  return {
    state,
    roles,
    hasEmail: hasEmail(row.email),
    hasJoined: joinedAt !== null,
    othersCoordinate: row.others,
  };
}
