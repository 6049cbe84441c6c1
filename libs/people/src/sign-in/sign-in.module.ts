import { Contexts } from '@hearthside/platform';
import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { CardSignIn } from '../code-card/card-sign-in.service.js';
import { CodeCards } from '../code-card/code-cards.service.js';
import { IdentityProviders } from '../identity-provider/identity-providers.service.js';
import { ProviderSignIn } from '../identity-provider/provider-sign-in.service.js';
import { SignInChanges } from '../membership/sign-in-changes.service.js';
import { Passkeys } from '../passkey/passkeys.service.js';
import { Auth } from './auth.js';
import { Limits } from './limits.service.js';
import { MailSignIn } from './mail-sign-in.service.js';
import { OneTime } from './one-time.js';
import { Sessions } from './sessions.service.js';
import type { SigningInSettings } from './signing-in-settings.js';

/** The ways to sign in. It mounts no address: pages call the services. */
@Global()
@Module({})
export class SignInModule {
  static with(settings: SigningInSettings): DynamicModule {
    const made: Provider = {
      provide: SERVICES,
      inject: [Contexts],
      useFactory: (contexts: Contexts) => servicesOf(contexts, settings),
    };
    const providers = KINDS.map((kind) => ({
      provide: kind,
      inject: [SERVICES],
      useFactory: (services: Map<Type, object>) => services.get(kind)!,
    }));
    return { module: SignInModule, providers: [made, ...providers], exports: KINDS };
  }
}

const SERVICES = Symbol('hearthside.sign-in');

const KINDS: Type[] = [
  ...[Auth, Limits, Sessions, MailSignIn, SignInChanges, CodeCards, CardSignIn],
  ...[IdentityProviders, ProviderSignIn, Passkeys],
] as Type[];

function servicesOf(contexts: Contexts, settings: SigningInSettings): Map<unknown, object> {
  const auth = new Auth(contexts, settings);
  const limits = new Limits(contexts, settings);
  const sessions = new Sessions(auth, settings);
  const oneTime = new OneTime(auth);
  const changes = new SignInChanges();
  const providers = new IdentityProviders(settings);
  const services = [
    ...[auth, limits, sessions, changes, providers],
    new MailSignIn(auth, sessions, limits, settings),
    new CodeCards(changes, settings),
    new CardSignIn(contexts, auth, sessions, limits, settings),
    new ProviderSignIn(contexts, auth, sessions, oneTime, limits, providers, settings),
    new Passkeys(auth, sessions, oneTime, limits, settings),
  ];
  return new Map(services.map((service) => [service.constructor, service]));
}
