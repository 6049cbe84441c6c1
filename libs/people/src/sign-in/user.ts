import { randomUUID } from 'node:crypto';
import { NOWHERE } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import { addressIn } from './address.js';
import { SignInRefused } from './sign-in-refused.js';

/** What is said of an address to which no mail can go. */
export const ADDRESS_UNREADABLE =
  'This does not look like an e-mail address. One looks like name@example.org.';

/**
 * Who signs in with this address, made if nobody does yet: one person, at however many institutes. It tells
 * its caller not which of the two it was, so no institute learns whether another knows the address.
 *
 * @throws SignInRefused address-unreadable
 */
export async function userOf(db: EntityManager, typed: string, now: Date): Promise<string> {
  const address = addressIn(typed);
  if (!address) throw new SignInRefused('address-unreadable', ADDRESS_UNREADABLE, 'address');
  return make(db, randomUUID(), address, now);
}

/**
 * Who signs in with each of these addresses, made where nobody does; null is somebody new without e-mail. In
 * one statement, in the order asked.
 *
 * @param addresses as they are kept, each once
 */
export async function usersOf(
  db: EntityManager,
  addresses: readonly (string | null)[],
  now: Date,
): Promise<string[]> {
  const asked = addresses.map((address) => {
    const id = randomUUID();
    return { id, address: address ?? `${id}@${NOWHERE}` };
  });
  // In one order, or two lists that share people would wait for each other.
  const sorted = asked.toSorted((one, other) => (one.address < other.address ? -1 : 1));
  const rows = (await db.query(
    `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
     SELECT u.id, '', u.email, false, $3, $3 FROM unnest($1::uuid[], $2::text[]) AS u (id, email)
     ON CONFLICT (email) DO UPDATE SET email = EXCLUDED.email
     RETURNING id, email`,
    [sorted.map(({ id }) => id), sorted.map(({ address }) => address), now],
  )) as { id: string; email: string }[];
  const found = new Map(rows.map(({ id, email }) => [email, id]));
  return asked.map(({ address }) => found.get(address)!);
}

/** Somebody new, to whom nothing can be sent: they sign in by a code card. */
export async function userWithoutEmail(db: EntityManager, now: Date): Promise<string> {
  const id = randomUUID();
  return make(db, id, `${id}@${NOWHERE}`, now);
}

/** Lets go of somebody who is at no institute any more. */
export async function forgetIfUnused(db: EntityManager, userId: string): Promise<void> {
  await db.query('SELECT app.forget_user_if_unused($1)', [userId]);
}

async function make(db: EntityManager, id: string, address: string, now: Date): Promise<string> {
  // The empty update gives back the row that is there, made at the same moment though it be.
  const [user] = (await db.query(
    `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
     VALUES ($1, '', $2, false, $3, $3)
     ON CONFLICT (email) DO UPDATE SET email = EXCLUDED.email
     RETURNING id`,
    [id, address, now],
  )) as [{ id: string }];
  return user.id;
}
