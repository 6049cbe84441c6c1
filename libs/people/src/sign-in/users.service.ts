import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { NO_EMAIL, normalizedAddress } from './address.rules.js';
import { rows } from './rows.js';
import { SignInRefused } from './sign-in-refused.js';

/**
 * Who can sign in. Whoever has an address is one person, at however many institutes; no institute learns
 * from here whether another knows the address.
 */
export class Users {
  /**
   * The person with an address, made if there is none yet.
   *
   * @throws SignInRefused address-unreadable
   */
  async withAddress(db: EntityManager, typed: string): Promise<string> {
    const address = normalizedAddress(typed);
    if (!address) {
      throw new SignInRefused(
        'address-unreadable',
        'This does not look like an e-mail address. One looks like name@example.org.',
        'address',
      );
    }
    return this.#make(db, randomUUID(), address);
  }

  /** Somebody new, to whom nothing can be sent: they sign in by a code card. */
  async withoutAddress(db: EntityManager): Promise<string> {
    const id = randomUUID();
    return this.#make(db, id, `${id}${NO_EMAIL}`);
  }

  /** Lets go of somebody who is at no institute any more. */
  async forgetIfUnused(db: EntityManager, userId: string): Promise<void> {
    await db.query('SELECT app.forget_user_if_unused($1)', [userId]);
  }

  async #make(db: EntityManager, id: string, address: string): Promise<string> {
    // The empty update gives back the row that is there, made at the same moment though it be.
    const [user] = await rows<{ id: string }>(
      db,
      `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
       VALUES ($1, '', $2, false, now(), now())
       ON CONFLICT (email) DO UPDATE SET email = EXCLUDED.email
       RETURNING id`,
      [id, address],
    );
    return user!.id;
  }
}
