import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@hearthside/testing';
import type { Contexts } from '@hearthside/platform';
import { CardSignIn } from '../code-card/card-sign-in.service.js';
import { CodeCard } from '../code-card/code-card.entity.js';
import { CodeCards } from '../code-card/code-cards.service.js';
import { IdentityProvider } from '../identity-provider/identity-provider.entity.js';
import { IdentityProviders } from '../identity-provider/identity-providers.service.js';
import { ProviderLink } from '../identity-provider/provider-link.entity.js';
import { ProviderSignIn } from '../identity-provider/provider-sign-in.service.js';
import { Institute } from '../institute/institute.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { SignInChanges } from '../membership/sign-in-changes.service.js';
import { Passkeys } from '../passkey/passkeys.service.js';
import { Auth } from './auth.js';
import { Limits } from './limits.service.js';
import { MailSignIn } from './mail-sign-in.service.js';
import { OneTime } from './one-time.js';
import { Recognizer } from './recognizer.js';
import { Sessions } from './sessions.service.js';
import {
  cookieSecretOf,
  isSecure,
  type SignInKeys,
  type SigningInSettings,
} from './signing-in-settings.js';

/** Keys as the service has them, of one that is made for the spec. */
export function someKeys(): SignInKeys {
  const master = randomBytes(32);
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), purpose, 32));
  return {
    derive,
    seal: (bytes, purpose, additional) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', derive(purpose), nonce, { authTagLength: 16 });
      cipher.setAAD(Buffer.from(additional));
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, purpose, additional) => {
      const decipher = createDecipheriv('aes-256-gcm', derive(purpose), sealed.subarray(0, 12), {
        authTagLength: 16,
      });
      decipher.setAAD(Buffer.from(additional));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    },
  };
}

/** The services of signing in on a database of the spec's own, and the mails that they have sent for. */
export interface SigningIn {
  database: TestDatabase;
  contexts: Contexts;
  settings: SigningInSettings;
  auth: Auth;
  sessions: Sessions;
  limits: Limits;
  mails: MailSignIn;
  recognizer: Recognizer;
  changes: SignInChanges;
  cards: CodeCards;
  cardSignIn: CardSignIn;
  providers: IdentityProviders;
  providerSignIn: ProviderSignIn;
  passkeys: Passkeys;
  /** Ids of those for whom a mail was put among the jobs. */
  enqueued: string[];
}

export async function signingIn(publicUrl = 'http://localhost:3000'): Promise<SigningIn> {
  const database = await testDatabase([
    Institute,
    Membership,
    CodeCard,
    IdentityProvider,
    ProviderLink,
  ]);
  const { contexts } = database;
  const enqueued: string[] = [];
  const settings: SigningInSettings = {
    publicUrl,
    keys: someKeys(),
    mails: { enqueue: async (_, { userId }) => void enqueued.push(userId) },
  };
  const auth = new Auth(contexts, settings);
  const sessions = new Sessions(auth, settings);
  const limits = new Limits(contexts, settings);
  const mails = new MailSignIn(auth, sessions, limits, settings);
  const recognizer = new Recognizer(contexts, cookieSecretOf(settings.keys), isSecure(settings));
  const changes = new SignInChanges();
  const cards = new CodeCards(changes, settings);
  const cardSignIn = new CardSignIn(contexts, auth, sessions, limits, settings);
  const oneTime = new OneTime(auth);
  const passkeys = new Passkeys(auth, sessions, oneTime, limits, settings);
  const providers = new IdentityProviders(settings);
  const providerSignIn = new ProviderSignIn(
    ...([contexts, auth, sessions, oneTime, limits, providers, settings] as const),
  );
  return {
    ...{ database, contexts, settings, enqueued, auth, sessions, limits, mails, recognizer },
    ...{ changes, cards, cardSignIn, providers, providerSignIn, passkeys },
  };
}

/** The Cookie header of a browser that was given this Set-Cookie header. */
export function cookieOf({ setCookie }: { setCookie: string }): string {
  return setCookie.split(';')[0]!;
}

/** An internet address of its own for each test. */
export function aPlace(): string {
  return `198.18.${randomBytes(1)[0]}.${randomBytes(1)[0]}`;
}

/** What a database keeps, as text: for looking whether something is in it that must not be. */
export async function everythingIn(database: TestDatabase, ...tables: string[]): Promise<string> {
  const found: string[] = [];
  for (const table of tables) {
    const [row] = (await database.source.query(
      `SELECT coalesce(string_agg(t::text, E'\\n'), '') AS text FROM ${table} t`,
    )) as [{ text: string }];
    found.push(row.text);
  }
  return found.join('\n');
}
