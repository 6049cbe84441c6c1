import { randomUUID } from 'node:crypto';
import type { Context, Contexts } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { AuthContext, BetterAuthOptions } from 'better-auth';
import { adapterOn } from './auth-adapter.js';
import { hashingTokens } from './hashed-tokens.js';
import { cookieSecretOf, type SigningInSettings } from './signing-in-settings.js';

type Internal = AuthContext['internalAdapter'];

/** Sessions have three columns beside better-auth's own. */
const MORE_OF_A_SESSION = {
  instituteId: { type: 'string', required: false, fieldName: 'institute_id' },
  onlyHere: { type: 'boolean', required: true, fieldName: 'only_here' },
  via: { type: 'string', required: true },
} as const;

const MADE_AND_CHANGED = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/**
 * better-auth, for what it does with sessions. None of its addresses is reachable and nobody can sign up by
 * it: people are entered by an institute.
 */
export class Auth {
  /** What belongs to no institute. One context, so that calls within its transactions join them. */
  readonly db: Context;
  readonly #settings: SigningInSettings;
  #internal: Promise<Internal> | undefined;

  constructor(contexts: Contexts, settings: SigningInSettings) {
    this.db = contexts.forService();
    this.#settings = settings;
  }

  /**
   * A transaction at an institute, in which sessions can be opened too. Two at once, one here and one there, would
   * take two connections for each request and could wait for each other for ever.
   */
  txAt<T>(instituteId: string, work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.db.tx(async (db) => {
      await db.query(`SELECT set_config('app.institute_id', $1, true)`, [instituteId]);
      return work(db);
    });
  }

  /** Loaded when somebody first signs in: it takes 0.4 s, which would hold up the start. */
  internal(): Promise<Internal> {
    this.#internal ??= this.#load();
    return this.#internal;
  }

  async #load(): Promise<Internal> {
    const { betterAuth } = await import('better-auth/minimal');
    const { createAdapterFactory } = await import('better-auth/adapters');
    const inOurDatabase = createAdapterFactory({
      config: {
        adapterId: 'hearthside',
        supportsUUIDs: false,
        // Contexts make the transactions: see adapterOn.
        transaction: false,
      },
      adapter: () => adapterOn(this.db),
    });
    const auth = betterAuth({
      database: (options: BetterAuthOptions) => hashingTokens(inOurDatabase(options)),
      baseURL: this.#settings.publicUrl,
      secret: cookieSecretOf(this.#settings.keys),
      telemetry: { enabled: false },
      logger: { disabled: true },
      rateLimit: { enabled: false },
      advanced: {
        database: { generateId: () => randomUUID() },
        ipAddress: { disableIpTracking: true },
        disableOriginCheck: false,
        disableCSRFCheck: false,
      },
      user: { fields: { emailVerified: 'email_verified', ...MADE_AND_CHANGED } },
      session: {
        fields: {
          userId: 'user_id',
          expiresAt: 'expires_at',
          ipAddress: 'ip_address',
          userAgent: 'user_agent',
          ...MADE_AND_CHANGED,
        },
        additionalFields: MORE_OF_A_SESSION,
        cookieCache: { enabled: false },
      },
      account: {
        fields: {
          accountId: 'account_id',
          providerId: 'provider_id',
          userId: 'user_id',
          accessToken: 'access_token',
          refreshToken: 'refresh_token',
          idToken: 'id_token',
          accessTokenExpiresAt: 'access_token_expires_at',
          refreshTokenExpiresAt: 'refresh_token_expires_at',
          ...MADE_AND_CHANGED,
        },
      },
      verification: {
        fields: { expiresAt: 'expires_at', ...MADE_AND_CHANGED },
        storeIdentifier: 'hashed',
      },
    });
    return (await auth.$context).internalAdapter as unknown as Internal;
  }
}
