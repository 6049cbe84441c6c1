import { enqueue } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import { INVITATION } from './invitation-task.js';

/** Has an invitation mailed once the transaction is kept; one that nobody has begun to send is replaced. */
export async function askByMail(db: EntityManager, membershipId: string): Promise<void> {
  await enqueue(db, INVITATION, { membershipId }, { key: membershipId });
}
