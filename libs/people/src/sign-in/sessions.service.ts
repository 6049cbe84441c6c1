import { isId, type Context, type Member, type Person, type Role } from '@hearthside/platform';
import type { Auth } from './auth.js';
import { rows } from './rows.js';
import { noSessionCookie, sessionCookie } from './session-cookie.js';
import { lasting, type Via } from './session.rules.js';
import { hashOfToken, newToken, cookieName, tokenIn } from './session-token.js';
import { SignInRefused } from './sign-in-refused.js';
import { cookieSecretOf, isSecure, type SigningInSettings } from './signing-in-settings.js';

export interface NewSession {
  userId: string;
  via: Via;
  /** "This is my own device" is ticked. */
  ownDevice: boolean;
  /** Where they are at once; else it is chosen when there is just one. */
  instituteId?: string;
  /** They may not change over to another institute. */
  onlyHere?: boolean;
}

/** Somebody is signed in. */
export interface SignedIn {
  /** For the answer's Set-Cookie header. */
  setCookie: string;
  /** Where they are now; nothing when they have to choose first, or to say yes to an invitation. */
  instituteId: string | undefined;
  /** Where this session may be, by name. */
  institutes: OwnMembership[];
}

export interface OwnMembership {
  instituteId: string;
  name: string;
  roles: Role[];
  state: 'active' | 'invited';
}

/** A session as its owner sees it; nothing more is known about it. */
export interface OwnSession {
  id: string;
  isThisOne: boolean;
  openedAt: Date;
  via: Via;
  /** Name of the institute where it is, if it is at one. */
  institute: string | undefined;
  onOwnDevice: boolean;
}

interface Row {
  id: string;
  token: string;
  institute_id: string | null;
  only_here: boolean;
  via: Via;
  created_at: Date;
  updated_at: Date;
  expires_at: Date;
}

const GONE = 'You are not signed in any more. Please sign in again.';

/** Who is signed in, for how long, and where. */
export class Sessions {
  readonly #secret: string;
  readonly #secure: boolean;

  constructor(
    private readonly auth: Auth,
    settings: SigningInSettings,
  ) {
    this.#secret = cookieSecretOf(settings.keys);
    this.#secure = isSecure(settings);
  }

  /** Within a transaction of `auth.db` the session is there only if that is kept. */
  async open({ userId, via, ownDevice, instituteId, onlyHere }: NewSession): Promise<SignedIn> {
    const auth = await this.auth.internal();
    const now = this.auth.db.now();
    const session = await auth.createSession(
      userId,
      false,
      {
        expiresAt: new Date(now.getTime() + lasting(ownDevice)),
        createdAt: now,
        updatedAt: now,
        instituteId: instituteId ?? null,
        onlyHere: onlyHere ?? false,
        via,
      },
      true,
    );
    const institutes = await this.#institutesOf(session.token);
    const active = institutes.filter(({ state }) => state === 'active');
    let at = instituteId;
    if (!at && active.length === 1) {
      at = active[0]!.instituteId;
      await auth.updateSession(session.token, { instituteId: at, updatedAt: now });
    }
    return { setCookie: this.#cookie(session.token, ownDevice), instituteId: at, institutes };
  }

  /** The institutes where somebody may be with the session of their browser. */
  async institutes(cookies: string | undefined): Promise<OwnMembership[]> {
    const token = this.#tokenIn(cookies);
    return token ? this.#institutesOf(token) : [];
  }

  /**
   * Goes over to another institute. The browser gets a new token, so that one seen before is of no use there.
   *
   * @throws SignInRefused
   */
  async change(cookies: string | undefined, instituteId: string): Promise<SignedIn> {
    const token = this.#tokenIn(cookies);
    const done = await this.auth.db.tx(async (db) => {
      const [row] = await rows<Row>(
        db,
        'SELECT * FROM auth.session WHERE token = $1 AND expires_at > now() FOR UPDATE',
        [token ? hashOfToken(token) : ''],
      );
      if (!row) throw new SignInRefused('not-from-here', GONE);
      const institutes = await this.#institutesOf(token!);
      const there = institutes.find((each) => each.instituteId === instituteId);
      if (there?.state !== 'active' || (row.only_here && row.institute_id !== instituteId)) {
        throw new SignInRefused(
          'not-from-here',
          'You cannot go there from here. If that institute has entered you, sign in again with ' +
            'the way that it gave you.',
        );
      }
      const fresh = newToken();
      await db.query('UPDATE auth.session SET token = $2, institute_id = $3 WHERE id = $1', [
        row.id,
        hashOfToken(fresh),
        instituteId,
      ]);
      return { fresh, institutes, ownDevice: isOnOwnDevice(row) };
    });
    const setCookie = this.#cookie(done.fresh, done.ownDevice);
    return { setCookie, instituteId, institutes: done.institutes };
  }

  /** Somebody's sessions, the newest first: from a session that is bound to an institute, those there. */
  async list(cookies: string | undefined): Promise<OwnSession[]> {
    const token = this.#tokenIn(cookies);
    if (!token) return [];
    const hash = hashOfToken(token);
    const found = await this.auth.db.select<Row>(
      `SELECT s.* FROM auth.session me JOIN auth.session s ON ${SEEN_FROM}
        WHERE me.token = $1 AND me.expires_at > now() AND s.expires_at > now()
        ORDER BY s.created_at DESC`,
      [hash],
    );
    const institutes = await this.#institutesOf(token);
    return found.map((row) => ({
      id: row.id,
      isThisOne: row.token === hash,
      openedAt: row.created_at,
      via: row.via,
      institute: institutes.find(({ instituteId }) => instituteId === row.institute_id)?.name,
      onOwnDevice: isOnOwnDevice(row),
    }));
  }

  /** Ends one of somebody's own sessions. @returns whether there was such a one */
  async end(cookies: string | undefined, sessionId: string): Promise<boolean> {
    return (await this.#end(cookies, 's.id = $2', sessionId)) > 0;
  }

  /** Signs out in this browser. */
  async signOut(cookies: string | undefined): Promise<{ setCookie: string }> {
    await this.#end(cookies, 's.id = me.id');
    return { setCookie: noSessionCookie(this.#secure) };
  }

  /** Signs out everywhere; from a session that is bound to an institute, everywhere there. */
  async endAll(cookies: string | undefined): Promise<{ ended: number; setCookie: string }> {
    const ended = await this.#end(cookies, 'true');
    return { ended, setCookie: noSessionCookie(this.#secure) };
  }

  /** Is a member's own session one that their institute cannot have opened in their name? */
  async isTheirsAlone({ who }: Pick<Context, 'who'>): Promise<boolean> {
    if (who.kind !== 'member' && who.kind !== 'person') return false;
    const { userId, sessionId }: Member | Person = who;
    const [row] = await this.auth.db.select<{ only_here: boolean }>(
      'SELECT only_here FROM auth.session WHERE id = $1 AND user_id = $2 AND expires_at > now()',
      [sessionId, userId],
    );
    return row?.only_here === false;
  }

  async #end(cookies: string | undefined, which: string, ...values: string[]): Promise<number> {
    const token = this.#tokenIn(cookies);
    if (!token || values.some((value) => !isId(value))) return 0;
    const ended = await this.auth.db.tx((db) =>
      rows(
        db,
        `DELETE FROM auth.session s USING auth.session me
          WHERE me.token = $1 AND me.expires_at > now() AND ${SEEN_FROM} AND ${which}
          RETURNING s.id`,
        [hashOfToken(token), ...values],
      ),
    );
    return ended.length;
  }

  async #institutesOf(token: string): Promise<OwnMembership[]> {
    const found = await this.auth.db.select<{
      institute_id: string;
      institute_name: string;
      roles: Role[];
      state: 'active' | 'invited';
    }>('SELECT * FROM app.memberships_of($1)', [hashOfToken(token)]);
    return found.map(({ institute_id, institute_name, roles, state }) => ({
      instituteId: institute_id,
      name: institute_name,
      roles,
      state,
    }));
  }

  #cookie(token: string, ownDevice: boolean): string {
    return sessionCookie(token, { secret: this.#secret, secure: this.#secure, ownDevice });
  }

  #tokenIn(cookies: string | undefined): string | undefined {
    return cookies ? tokenIn(cookies, cookieName(this.#secure), this.#secret) : undefined;
  }
}

/** Whoever holds a session that an institute controls must not learn of others, nor end them. */
const SEEN_FROM =
  's.user_id = me.user_id AND (NOT me.only_here OR s.institute_id = me.institute_id)';

function isOnOwnDevice({ updated_at, expires_at }: Row): boolean {
  return expires_at.getTime() - updated_at.getTime() > lasting(false);
}
