import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addressIn, hasEmail } from './address.js';
import { ADDRESS_UNREADABLE } from './user.js';
import type { Auth } from './auth.js';
import type { Limits } from './limits.service.js';
import { codeIn, MAILS_AT_ONCE, MINUTES, WRONG_CODES } from './mailed-code.rules.js';
import { rows } from './rows.js';
import { hashOfToken, newToken } from './session-token.js';
import type { Sessions, SignedIn } from './sessions.service.js';
import { signInMail, type Mail } from './sign-in-mail.js';
import { SignInRefused } from './sign-in-refused.js';
import type { SigningInSettings } from './signing-in-settings.js';

/** Where a request comes from: its internet address, behind trusted proxies the one that they name. */
export interface From {
  ip: string;
}

interface MailedCode {
  id: string;
  code_hash: string;
}

const WRONG =
  'This code does not match, or it has been used, or its 15 minutes are over. Please look at the newest ' +
  'mail, or ask for another one.';
const USED =
  'This link has been used already, or its 15 minutes are over. Please ask for another mail.';

/** Signing in by a mail with a code and a link; either one uses up both. */
export class MailSignIn {
  readonly #key: Buffer;

  constructor(
    private readonly auth: Auth,
    private readonly sessions: Sessions,
    private readonly limits: Limits,
    private readonly settings: SigningInSettings,
  ) {
    this.#key = settings.keys.derive('sign-in');
  }

  /**
   * Sends a mail if an institute has entered somebody with this address. The answer is the same and takes as
   * long if none has: then the job is for nobody.
   *
   * @throws SignInRefused address-unreadable, too-many-tries
   */
  async ask(typed: string, { ip }: From): Promise<void> {
    const address = this.#addressOf(typed);
    await this.limits.count('mail-from', ip);
    await this.limits.count('mail-to', address);
    await this.auth.db.tx(async (db) => {
      const userId = (await this.#userOf(db, address)) ?? randomUUID();
      await this.settings.mails.enqueue(db, { userId });
    });
  }

  /** The mail, made when it is sent; nothing for people who are not known or have no e-mail. */
  async compose(userId: string): Promise<Mail | undefined> {
    return this.auth.db.tx(async (db) => {
      const user = await this.#inTurn(db, userId);
      if (!user || !hasEmail(user.email)) return undefined;
      const code = String(randomInt(100_000_000)).padStart(8, '0');
      const token = newToken();
      await db.query(
        `DELETE FROM auth.mailed_code WHERE user_id = $1 AND id NOT IN (
           SELECT id FROM auth.mailed_code WHERE user_id = $1 AND expires_at > now()
            ORDER BY created_at DESC LIMIT $2)`,
        [userId, MAILS_AT_ONCE - 1],
      );
      await db.query(
        `INSERT INTO auth.mailed_code (id, user_id, code_hash, link_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, clock_timestamp(), now() + make_interval(mins => $5))`,
        [randomUUID(), userId, this.#codeHash(userId, code), hashOfToken(token), MINUTES],
      );
      return signInMail(user.email, code, `${this.settings.publicUrl}/sign-in/link/${token}`);
    });
  }

  /**
   * @throws SignInRefused address-unreadable, code-wrong, too-many-tries
   */
  async openByCode(
    { address: typed, code, ownDevice }: { address: string; code: string; ownDevice: boolean },
    { ip }: From,
  ): Promise<SignedIn> {
    const address = this.#addressOf(typed);
    const digits = codeIn(code);
    if (!digits) {
      throw new SignInRefused('code-wrong', 'The code in the mail has eight digits.', 'code');
    }
    const tries = [await this.limits.count('try-from', ip)];
    tries.push(await this.limits.count('try-at', address));
    const signedIn = await this.auth.db.tx(async (db) => {
      const userId = await this.#userOf(db, address);
      if (userId) await this.#inTurn(db, userId);
      if (!(await this.#uses(db, userId ?? randomUUID(), digits))) return undefined;
      return this.#open(db, userId!, ownDevice);
    });
    if (!signedIn) throw new SignInRefused('code-wrong', WRONG, 'code');
    for (const each of tries) await each.giveBack();
    return signedIn;
  }

  /**
   * For the page that a link opens: whose it is. It changes nothing, since programs that look mails
   * through open links too; the page's button signs in.
   *
   * @throws SignInRefused link-used
   */
  async lookAtLink(token: string): Promise<{ address: string }> {
    const [found] = await this.auth.db.select<{ email: string }>(
      `SELECT u.email FROM auth.mailed_code c JOIN auth."user" u ON u.id = c.user_id
        WHERE c.link_hash = $1 AND c.expires_at > now()`,
      [hashOfToken(token)],
    );
    if (!found) throw new SignInRefused('link-used', USED);
    return { address: found.email };
  }

  /**
   * @throws SignInRefused link-used
   */
  async openByLink({ token, ownDevice }: { token: string; ownDevice: boolean }): Promise<SignedIn> {
    const signedIn = await this.auth.db.tx(async (db) => {
      const find = () =>
        rows<{ user_id: string }>(
          db,
          'SELECT user_id FROM auth.mailed_code WHERE link_hash = $1 AND expires_at > now()',
          [hashOfToken(token)],
        );
      const [found] = await find();
      if (!found) return undefined;
      await this.#inTurn(db, found.user_id);
      if ((await find()).length === 0) return undefined;
      await this.#useUp(db, found.user_id);
      return this.#open(db, found.user_id, ownDevice);
    });
    if (!signedIn) throw new SignInRefused('link-used', USED);
    return signedIn;
  }

  /** Whatever makes, tries or uses up somebody's mails holds this until its end: one at a time. */
  async #inTurn(db: EntityManager, userId: string): Promise<{ email: string } | undefined> {
    const [user] = await rows<{ email: string }>(
      db,
      'SELECT email FROM auth."user" WHERE id = $1 FOR NO KEY UPDATE',
      [userId],
    );
    return user;
  }

  /** Is this the code of one of somebody's mails? If so, all of them are used up. */
  async #uses(db: EntityManager, userId: string, code: string): Promise<boolean> {
    const mails = await rows<MailedCode>(
      db,
      `SELECT id, code_hash FROM auth.mailed_code
        WHERE user_id = $1 AND expires_at > now() AND wrong_codes < $2`,
      [userId, WRONG_CODES],
    );
    const given = Buffer.from(this.#codeHash(userId, code));
    const right = mails.filter(({ code_hash }) => timingSafeEqual(Buffer.from(code_hash), given));
    if (right.length > 0) {
      await this.#useUp(db, userId);
      return true;
    }
    await db.query('UPDATE auth.mailed_code SET wrong_codes = wrong_codes + 1 WHERE id = ANY($1)', [
      mails.map(({ id }) => id),
    ]);
    return false;
  }

  #useUp(db: EntityManager, userId: string): Promise<unknown> {
    return db.query('DELETE FROM auth.mailed_code WHERE user_id = $1', [userId]);
  }

  async #open(db: EntityManager, userId: string, ownDevice: boolean): Promise<SignedIn> {
    await db.query(
      `UPDATE auth."user" SET email_verified = true WHERE id = $1 AND NOT email_verified`,
      [userId],
    );
    return this.sessions.open({ userId, via: 'mail', ownDevice });
  }

  #addressOf(typed: string): string {
    const address = addressIn(typed);
    if (!address) throw new SignInRefused('address-unreadable', ADDRESS_UNREADABLE, 'address');
    return address;
  }

  async #userOf(db: EntityManager, address: string): Promise<string | undefined> {
    const [user] = await rows<{ id: string }>(db, 'SELECT id FROM auth."user" WHERE email = $1', [
      address,
    ]);
    return user?.id;
  }

  /** Eight digits are soon tried through, so whoever reads the database must lack the key. */
  #codeHash(userId: string, code: string): string {
    return createHmac('sha256', this.#key).update(`code|${userId}|${code}`).digest('base64url');
  }
}
