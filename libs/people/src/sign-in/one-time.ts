import { randomUUID } from 'node:crypto';
import type { Auth } from './auth.js';
import { rows } from './rows.js';
import { hashOfToken } from './session-token.js';

export type OneTimePurpose = 'passkey-add' | 'passkey-sign-in' | 'provider';

/**
 * Things that are good once and for a few minutes: challenges, and what was sent along to an identity provider.
 * The table is better-auth's, and keeps the hash alone.
 */
export class OneTime {
  constructor(private readonly auth: Auth) {}

  /** @param value what comes back when it is taken; nothing secret */
  async put(
    purpose: OneTimePurpose,
    secret: string,
    value: string,
    minutes: number,
  ): Promise<void> {
    await this.auth.db.tx((db) =>
      db.query(
        `INSERT INTO auth.verification (id, identifier, value, expires_at, created_at, updated_at)
         VALUES ($1, $2, $3, now() + make_interval(mins => $4), now(), now())`,
        [randomUUID(), kept(purpose, secret), value, minutes],
      ),
    );
  }

  /** Its value, to the first who asks in time. */
  async take(purpose: OneTimePurpose, secret: string): Promise<string | undefined> {
    const [taken] = await this.auth.db.tx((db) =>
      rows<{ value: string; in_time: boolean }>(
        db,
        `DELETE FROM auth.verification WHERE identifier = $1
         RETURNING value, expires_at > now() AS in_time`,
        [kept(purpose, secret)],
      ),
    );
    return taken?.in_time ? taken.value : undefined;
  }
}

function kept(purpose: OneTimePurpose, secret: string): string {
  return hashOfToken(`${purpose}|${secret}`);
}
