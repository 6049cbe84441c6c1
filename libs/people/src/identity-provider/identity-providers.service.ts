import { hasRole, record, type Context, type Member } from '@hearthside/platform';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SignInRefused } from '../sign-in/sign-in-refused.js';
import type { SigningInSettings } from '../sign-in/signing-in-settings.js';
import { discover } from './discovery.js';
import { IdentityProvider } from './identity-provider.entity.js';
import { domainsIn, isLoopback, issuerIn } from './provider.rules.js';

/** What a coordinator fills in. */
export interface ProviderInput {
  issuer: string;
  clientId: string;
  /** Empty keeps the one there is, for the same issuer and client. */
  clientSecret: string;
  /** With commas or on lines of their own. */
  domains: string;
}

/** An institute's provider as its coordinators see it: without the secret. */
export interface ProviderState {
  issuer: string;
  clientId: string;
  domains: string[];
  changedAt: Date;
  /** What has to be entered at the provider. */
  redirectUri: string;
}

/** A provider with its secret, for the service itself. */
export interface OpenedProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  domains: string[];
}

const PURPOSE = 'identity-provider';

/** Institutes' own ways for their staff to sign in. */
export class IdentityProviders {
  readonly #log = new Logger(IdentityProviders.name);

  constructor(private readonly settings: SigningInSettings) {}

  redirectUri(instituteId: string): string {
    return `${this.settings.publicUrl}/sign-in/provider/${instituteId}`;
  }

  /** @throws SignInRefused not-for-you */
  async of(ctx: Context): Promise<ProviderState | undefined> {
    const { instituteId } = coordinating(ctx);
    const found = await ctx.tx((db) => db.findOneBy(IdentityProvider, { instituteId }));
    if (!found) return undefined;
    const { issuer, clientId, domains, changedAt } = found;
    return { issuer, clientId, domains, changedAt, redirectUri: this.redirectUri(instituteId) };
  }

  /**
   * Sets up or changes the provider, once it has answered.
   *
   * @throws SignInRefused not-for-you, provider-unfit
   */
  async set(ctx: Context, input: ProviderInput): Promise<void> {
    const { instituteId } = coordinating(ctx);
    const typed = issuerIn(input.issuer, isLoopback(this.settings.publicUrl));
    const clientId = input.clientId.trim();
    const domains = domainsIn(input.domains);
    if (!typed) throw unfit('The issuer is an address that begins with https://.', 'issuer');
    if (!clientId) throw unfit('The provider’s client ID is missing.', 'clientId');
    if (!domains) {
      throw unfit('Domains look like example.org. At least one is needed.', 'domains');
    }
    const before = await ctx.tx((db) => db.findOneBy(IdentityProvider, { instituteId }));
    const same = before?.issuer === typed && before.clientId === clientId;
    const secret = input.clientSecret || (same ? this.#secretOf(before) : '');
    if (!secret) throw unfit('The provider’s client secret is missing.', 'clientSecret');
    const issuer = await this.#issuerOf(typed, clientId, secret);
    const sealedSecret = this.settings.keys.seal(
      Buffer.from(secret),
      PURPOSE,
      belonging({ instituteId, issuer, clientId }),
    );
    const row = { instituteId, issuer, clientId, sealedSecret, domains, changedAt: ctx.now() };
    await ctx.tx(async (db) => {
      await db.upsert(IdentityProvider, row, ['instituteId']);
      await record(db, ctx, 'identity-provider.changed', subject(instituteId));
    });
  }

  /** @throws SignInRefused not-for-you */
  async remove(ctx: Context): Promise<void> {
    const { instituteId } = coordinating(ctx);
    await ctx.tx(async (db) => {
      await db.delete(IdentityProvider, { instituteId });
      await db.query('DELETE FROM provider_link WHERE institute_id = $1', [instituteId]);
      await db.query(`DELETE FROM auth.session WHERE institute_id = $1 AND via = 'provider'`, [
        instituteId,
      ]);
      const detail = { removed: true };
      await record(db, ctx, 'identity-provider.changed', subject(instituteId), detail);
    });
  }

  /** For signing in; in a transaction at that institute. */
  async open(db: EntityManager, instituteId: string): Promise<OpenedProvider | undefined> {
    const found = await db.findOneBy(IdentityProvider, { instituteId });
    if (!found) return undefined;
    const { issuer, clientId, domains } = found;
    return { issuer, clientId, domains, clientSecret: this.#secretOf(found) };
  }

  #secretOf(provider: IdentityProvider): string {
    return this.settings.keys
      .open(provider.sealedSecret, PURPOSE, belonging(provider))
      .toString('utf8');
  }

  /** Its name for itself, which is what its statements are held to. */
  async #issuerOf(typed: string, clientId: string, secret: string): Promise<string> {
    try {
      return (await discover(typed, clientId, secret)).serverMetadata().issuer;
    } catch (error) {
      this.#log.warn(`An identity provider did not answer as it should: ${(error as Error).name}`);
      throw unfit(
        `No identity provider answered at ${typed}. Please compare the address with what your provider calls its ` +
          'issuer.',
        'issuer',
      );
    }
  }
}

const subject = (id: string) => ({ kind: 'identity-provider', id }) as const;

function belonging({
  instituteId,
  issuer,
  clientId,
}: Pick<IdentityProvider, 'instituteId' | 'issuer' | 'clientId'>): string {
  return [instituteId, issuer, clientId].join(' ');
}

function unfit(message: string, field: keyof ProviderInput): SignInRefused {
  return new SignInRefused('provider-unfit', message, field);
}

function coordinating({ who }: Context): Member {
  if (who.kind === 'member' && hasRole(who, 'coordinator')) return who;
  throw new SignInRefused(
    'not-for-you',
    'How staff sign in is set up by the coordinators of an institute.',
  );
}
