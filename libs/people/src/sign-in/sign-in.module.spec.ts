import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Contexts } from '@hearthside/platform';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import * as people from '../index.js';
import { signingIn, type SigningIn } from './spec-signing-in.js';

let on: SigningIn;
beforeAll(async () => {
  on = await signingIn();
});
afterAll(() => on.database.drop());

describe('the module of signing in', () => {
  it('gives every service, one of each', async () => {
    @Global()
    @Module({
      providers: [{ provide: Contexts, useFactory: () => on.contexts }],
      exports: [Contexts],
    })
    class Platform {}
    @Module({ imports: [Platform, people.SignInModule.with(on.settings)] })
    class Service {}
    const app = await NestFactory.createApplicationContext(Service, { logger: false });
    const { Auth, Limits, Sessions, MailSignIn, SignInChanges, CodeCards } = people;
    const { CardSignIn, IdentityProviders, ProviderSignIn, Passkeys } = people;
    for (const kind of [
      ...[Auth, Limits, Sessions, MailSignIn, SignInChanges, CodeCards],
      ...[CardSignIn, IdentityProviders, ProviderSignIn, Passkeys],
    ]) {
      expect(app.get(kind as never)).toBeInstanceOf(kind);
    }
    await app.close();
  });
});
