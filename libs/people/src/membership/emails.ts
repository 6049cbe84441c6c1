import type { EntityManager } from 'typeorm';
import { hasEmail } from '../sign-in/address.js';

/** Addresses of users by their ids; of those who have one. */
export async function emailsOf(
  db: EntityManager,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = (await db.query('SELECT id, email FROM auth."user" WHERE id = ANY($1)', [
    [...userIds],
  ])) as { id: string; email: string }[];
  return new Map(rows.filter(({ email }) => hasEmail(email)).map(({ id, email }) => [id, email]));
}
