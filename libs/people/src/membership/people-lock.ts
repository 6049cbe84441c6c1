import type { EntityManager } from 'typeorm';

/**
 * Makes changes to who is at an institute wait for each other until the end of the transaction: two people
 * who each end the other's membership at once must not both find that one coordinator is left.
 */
export async function lockPeople(db: EntityManager, instituteId: string): Promise<void> {
  // Weaker than FOR UPDATE, so that rows that refer to the institute can still be written.
  await db.query('SELECT FROM institute WHERE id = $1 FOR NO KEY UPDATE', [instituteId]);
}
