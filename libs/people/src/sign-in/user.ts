import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** Where nothing is ever sent: people without e-mail have an address there. */
export const NO_EMAIL = 'no-email.invalid';

export function hasEmail(address: string): boolean {
  return !address.endsWith(`@${NO_EMAIL}`);
}

/** An address as it is kept and compared: the same person, however they type it. */
export function settledAddress(address: string): string {
  return address.trim().toLowerCase();
}

/** Who signs in with this address; made if nobody does yet. Tells its caller not which of the two it was. */
export async function userOf(db: EntityManager, address: string, now: Date): Promise<string> {
  const [{ id }] = (await db.query(
    `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
     VALUES ($1, '', $2, false, $3, $3)
     ON CONFLICT (email) DO UPDATE SET email = excluded.email
     RETURNING id`,
    [randomUUID(), settledAddress(address), now],
  )) as [{ id: string }];
  return id;
}

/** Somebody who signs in without an address. */
export async function userWithoutEmail(db: EntityManager, now: Date): Promise<string> {
  const id = randomUUID();
  await db.query(
    `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
     VALUES ($1, '', $2, false, $3, $3)`,
    [id, `${id}@${NO_EMAIL}`, now],
  );
  return id;
}
