import { createHmac, randomUUID } from 'node:crypto';
import { isId, type Contexts } from '@hearthside/platform';
import { Logger } from '@nestjs/common';
import * as openid from 'openid-client';
import type { EntityManager } from 'typeorm';
import { addressIn } from '../sign-in/address.js';
import type { Auth } from '../sign-in/auth.js';
import type { Limits } from '../sign-in/limits.service.js';
import type { From } from '../sign-in/mail-sign-in.service.js';
import type { OneTime } from '../sign-in/one-time.js';
import { rows } from '../sign-in/rows.js';
import { newToken } from '../sign-in/session-token.js';
import type { Sessions, SignedIn } from '../sign-in/sessions.service.js';
import { SignInRefused } from '../sign-in/sign-in-refused.js';
import { isSecure, type SigningInSettings } from '../sign-in/signing-in-settings.js';
import { discover } from './discovery.js';
import type { IdentityProviders, OpenedProvider } from './identity-providers.service.js';
import { isIn } from './provider.rules.js';

/** Minutes to sign in at the provider and come back. */
const MINUTES = 15;

/** Whom a provider says somebody is. */
interface Claimed {
  subject: string;
  /** Only one that it says it has verified. */
  address: string | undefined;
}

const FAILED =
  'Signing in at your institute did not work out, or took too long. Please try again; if it fails again, you can sign ' +
  'in by e-mail.';
const MISSING = 'This institute has no sign-in of its own. You can sign in by e-mail.';
const UNKNOWN =
  'Your institute’s sign-in works, but we do not know you as one of its staff. Please ask a coordinator to enter you ' +
  'with the e-mail address that you sign in with there.';

/** Signing in by an institute's own provider: at that institute, and nowhere else. */
export class ProviderSignIn {
  readonly #key: Buffer;
  readonly #cookie: string;
  readonly #log = new Logger(ProviderSignIn.name);

  constructor(
    private readonly contexts: Contexts,
    private readonly auth: Auth,
    private readonly sessions: Sessions,
    private readonly oneTime: OneTime,
    private readonly limits: Limits,
    private readonly providers: IdentityProviders,
    private readonly settings: SigningInSettings,
  ) {
    this.#key = settings.keys.derive('sign-in');
    this.#cookie = `${isSecure(settings) ? '__Host-' : ''}hearthside-provider`;
  }

  /** The name of an institute whose staff may sign in by its own provider, for that page's title. */
  async offered(instituteId: string): Promise<string | undefined> {
    if (!isId(instituteId)) return undefined;
    const [found] = await this.contexts.forService(instituteId).select<{ name: string }>(
      `SELECT i.name FROM institute i JOIN identity_provider p ON p.institute_id = i.id
        WHERE i.id = $1`,
      [instituteId],
    );
    return found?.name;
  }

  /**
   * Where to send the browser, and a cookie without which nobody can come back in its place.
   *
   * @throws SignInRefused provider-missing, provider-failed, too-many-tries
   */
  async begin(
    instituteId: string,
    { ip }: From,
  ): Promise<{ redirectTo: string; setCookie: string }> {
    const provider = await this.#providerOf(instituteId);
    await this.limits.count('mail-from', ip);
    const config = await this.#asked(() =>
      discover(provider.issuer, provider.clientId, provider.clientSecret),
    );
    const [state, browser] = [newToken(), newToken()];
    await this.oneTime.put('provider', `${state}|${browser}`, instituteId, MINUTES);
    const redirectTo = openid.buildAuthorizationUrl(config, {
      redirect_uri: this.providers.redirectUri(instituteId),
      scope: 'openid email',
      state,
      nonce: this.#made('nonce', state, browser),
      code_challenge: await openid.calculatePKCECodeChallenge(
        this.#made('verifier', state, browser),
      ),
      code_challenge_method: 'S256',
    });
    const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${MINUTES * 60}`];
    if (isSecure(this.settings)) attributes.push('Secure');
    const setCookie = [`${this.#cookie}=${browser}`, ...attributes].join('; ');
    return { redirectTo: redirectTo.href, setCookie };
  }

  /**
   * The provider has sent somebody back. Each institute has an address of its own for that, so that one provider
   * cannot pass on what another has said.
   *
   * @param query what follows the question mark
   * @throws SignInRefused provider-missing, provider-failed, provider-unknown-person
   */
  async finish({
    instituteId,
    query,
    cookies,
  }: {
    instituteId: string;
    query: string;
    cookies: string | undefined;
  }): Promise<SignedIn> {
    const provider = await this.#providerOf(instituteId);
    const state = new URLSearchParams(query).get('state') ?? '';
    const browser = this.#browserIn(cookies);
    const begunAt = await this.oneTime.take('provider', `${state}|${browser}`);
    if (begunAt !== instituteId) throw new SignInRefused('provider-failed', FAILED);
    const back = new URL(this.providers.redirectUri(instituteId));
    back.search = query;
    const claimed = await this.#asked(() => this.#claimed(provider, back, state, browser));
    return this.auth.txAt(instituteId, async (db) => {
      const found =
        (await this.#linked(db, instituteId, provider.issuer, claimed.subject)) ??
        (await this.#matched(db, instituteId, provider, claimed));
      if (!found) throw new SignInRefused('provider-unknown-person', UNKNOWN);
      const at = { via: 'provider', ownDevice: false, instituteId, onlyHere: true } as const;
      return this.sessions.open({ userId: found, ...at });
    });
  }

  async #claimed(
    { issuer, clientId, clientSecret }: OpenedProvider,
    back: URL,
    state: string,
    browser: string,
  ): Promise<Claimed> {
    const config = await discover(issuer, clientId, clientSecret);
    const tokens = await openid.authorizationCodeGrant(config, back, {
      expectedState: state,
      expectedNonce: this.#made('nonce', state, browser),
      pkceCodeVerifier: this.#made('verifier', state, browser),
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    let { email, email_verified: isVerified } = claims as Record<string, unknown>;
    if (email === undefined && config.serverMetadata().userinfo_endpoint) {
      const more = await openid.fetchUserInfo(config, tokens.access_token, claims.sub);
      ({ email, email_verified: isVerified } = more);
    }
    const address = typeof email === 'string' && isVerified === true ? addressIn(email) : undefined;
    return { subject: claims.sub, address };
  }

  /** Whom this subject was found to be before, while they are still staff. */
  async #linked(
    db: EntityManager,
    instituteId: string,
    issuer: string,
    subject: string,
  ): Promise<string | undefined> {
    const [found] = await rows<{ user_id: string }>(
      db,
      `SELECT m.user_id FROM provider_link l
         JOIN membership m ON m.institute_id = l.institute_id AND m.id = l.membership_id
        WHERE l.institute_id = $1 AND l.issuer = $2 AND l.subject = $3 AND ${IS_STAFF}
          FOR SHARE OF m`,
      [instituteId, issuer, subject],
    );
    return found?.user_id;
  }

  async #matched(
    db: EntityManager,
    instituteId: string,
    { issuer, domains }: OpenedProvider,
    { subject, address }: Claimed,
  ): Promise<string | undefined> {
    if (!address || !isIn(domains, address)) return undefined;
    const [found] = await rows<{ id: string; user_id: string }>(
      db,
      `SELECT m.id, m.user_id FROM membership m JOIN auth."user" u ON u.id = m.user_id
        WHERE m.institute_id = $1 AND u.email = $2 AND ${IS_STAFF} FOR SHARE OF m`,
      [instituteId, address],
    );
    if (!found) return undefined;
    await db.query(
      `INSERT INTO provider_link (institute_id, id, issuer, subject, membership_id, linked_at)
       VALUES ($1, $2, $3, $4, $5, now())
       ON CONFLICT (institute_id, issuer, subject)
       DO UPDATE SET membership_id = EXCLUDED.membership_id, linked_at = EXCLUDED.linked_at`,
      [instituteId, randomUUID(), issuer, subject, found.id],
    );
    return found.user_id;
  }

  async #providerOf(instituteId: string): Promise<OpenedProvider> {
    const provider = isId(instituteId)
      ? await this.contexts.forService(instituteId).tx((db) => this.providers.open(db, instituteId))
      : undefined;
    if (!provider) throw new SignInRefused('provider-missing', MISSING);
    return provider;
  }

  /** Whatever goes wrong between the provider and us is one answer; the log gets its kind, and nothing of a person. */
  async #asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { name, code } = error as { name: string; code?: string };
      this.#log.warn(`Signing in by an identity provider failed: ${code ?? name}`);
      throw new SignInRefused('provider-failed', FAILED);
    }
  }

  /** Made anew from what the browser brings back, so that neither is kept anywhere. */
  #made(what: 'nonce' | 'verifier', state: string, browser: string): string {
    return createHmac('sha256', this.#key)
      .update(`provider|${what}|${state}|${browser}`)
      .digest('base64url');
  }

  #browserIn(cookies = ''): string {
    const found = cookies.split(/; */).find((each) => each.startsWith(`${this.#cookie}=`));
    return found?.slice(this.#cookie.length + 1) ?? '';
  }
}

const IS_STAFF = `m.state = 'active' AND m.roles && ARRAY['coordinator', 'facilitator']`;
