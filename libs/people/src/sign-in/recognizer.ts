import type { Context, Contexts, Recognizes, Role, Who } from '@hearthside/platform';
import { VISITOR } from '@hearthside/platform';
import { isDueForRenewal, ON_THEIR_OWN_DEVICE } from './session.rules.js';
import { cookieName, hashOfToken, tokenIn } from './session-token.js';

interface SignIn {
  session_id: string;
  user_id: string;
  updated_at: Date;
  expires_at: Date;
  institute_id: string | null;
  membership_id: string | null;
  roles: Role[] | null;
}

/**
 * Who sends a request, by the session's cookie: one statement for each request and nothing kept, so that
 * signing out everywhere, and the end of a membership, hold at once.
 */
export class Recognizer implements Recognizes {
  readonly #db: Context;
  readonly #cookie: string;

  constructor(
    contexts: Contexts,
    private readonly secret: string,
    secure: boolean,
  ) {
    this.#db = contexts.forService();
    this.#cookie = cookieName(secure);
  }

  /** The token that a browser has been given, if it is one of ours. */
  tokenIn(cookies: string | undefined): string | undefined {
    return cookies ? tokenIn(cookies, this.#cookie, this.secret) : undefined;
  }

  async whoSends(cookies: string | undefined): Promise<Who> {
    const token = this.tokenIn(cookies);
    if (!token) return VISITOR;
    const [found] = await this.#db.select<SignIn>('SELECT * FROM app.find_sign_in($1)', [
      hashOfToken(token),
    ]);
    if (!found) return VISITOR;
    await this.#renew(found);
    const { session_id: sessionId, user_id: userId } = found;
    if (!found.institute_id || !found.membership_id) return { kind: 'person', userId, sessionId };
    return {
      kind: 'member',
      userId,
      sessionId,
      instituteId: found.institute_id,
      membershipId: found.membership_id,
      roles: found.roles ?? [],
    };
  }

  /** Once a day at most. Of requests that come together one renews, and the others find it done. */
  async #renew({ session_id, updated_at, expires_at }: SignIn): Promise<void> {
    const now = this.#db.now();
    const session = { updatedAt: updated_at.getTime(), expiresAt: expires_at.getTime() };
    if (!isDueForRenewal(session, now.getTime())) return;
    const until = new Date(now.getTime() + ON_THEIR_OWN_DEVICE);
    await this.#db.tx((db) =>
      db.query(
        `UPDATE auth.session SET updated_at = $2, expires_at = $3 WHERE id = $1 AND updated_at < $2`,
        [session_id, now, until],
      ),
    );
  }
}
