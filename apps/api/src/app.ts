import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import {
  CONTEXT,
  Contexts,
  type CarriesContext,
  type Keys,
  type Settings,
} from '@hearthside/platform';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { BODY_LIMIT } from './graphql/limits.js';
import { LARGEST_LOGO } from '@hearthside/people/brand';
import type { Reply } from '@hearthside/print';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { answerKnownOperations } from './graphql/known-operations.js';
import { RunnerHost } from './graphql/runner-host.js';
import { serveSockets } from './graphql/web-socket.js';
import {
  answerToLoopbackNamesOnly,
  explainGraphqlToBrowsers,
  isWelcome,
  refuseForeignForms,
} from './web/hooks.js';
import { answerNotModified } from './web/not-modified.js';
import { ErrorFilter } from './web/error.filter.js';

/** Milliseconds for a request to arrive whole. */
const REQUEST_LIMIT = 10_000;

/** The service on a database that is migrated and safe, not yet listening. */
export async function createApp(
  settings: Settings,
  source: DataSource,
  keys: Keys,
  more: readonly Type[] = [],
): Promise<NestFastifyApplication> {
  const errors = new ErrorFilter();
  const adapter = new FastifyAdapter({
    // An address that cannot even be decoded never reaches a route.
    frameworkErrors: (error: Error, request: { url: string }, reply: unknown) =>
      errors.answer(error, request.url, reply as Reply),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_LIMIT,
    trustProxy: settings.trustedProxies.length > 0 ? settings.trustedProxies : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, source, keys, more),
    adapter,
    { logger: ['warn', 'error', 'fatal'], abortOnError: false },
  );
  const contexts = app.get(Contexts);
  const closing: (() => Promise<void>)[] = [];
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request) => {
    // Style sheets and scripts are for anyone, so nobody's session is looked up for them.
    const cookies = request.url.startsWith('/assets/') ? undefined : request.headers.cookie;
    (request as CarriesContext)[CONTEXT] = await contexts.forRequest(cookies);
  });
  if (settings.mode === 'demo') answerToLoopbackNamesOnly(fastify);
  refuseForeignForms(fastify, settings);
  explainGraphqlToBrowsers(fastify);
  answerNotModified(fastify);
  answerKnownOperations(fastify, () => app.get(RunnerHost));
  fastify.addHook('onReady', async () => {
    const close = serveSockets({
      server: fastify.server,
      host: app.get(RunnerHost),
      schema: app.get(GraphQLSchemaHost).schema,
      contexts,
      mode: settings.mode,
      welcomes: (origin, name) => isWelcome(origin, name, settings),
    });
    closing.push(close);
  });
  fastify.addHook('preClose', async () => {
    for (const close of closing) await close();
  });
  // Nest's and helmet's own types of a Fastify plugin differ in their generics alone.
  await app.register(helmet as never, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // A deck has a script of its own; nothing inline, and nothing from elsewhere.
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Loopback has no TLS to insist on; production stands behind a proxy that does.
    strictTransportSecurity: settings.mode === 'production',
    referrerPolicy: { policy: 'no-referrer' },
  });
  // A picture may have two megabytes; what is larger is cut off, and the form says so.
  await app.register(multipart as never, {
    limits: {
      fileSize: LARGEST_LOGO + 1,
      files: 4,
      fields: 1_000,
      fieldSize: 100_000,
      parts: 1_010,
    },
    throwFileSizeLimit: false,
  });
  app.useGlobalFilters(errors);
  return app;
}
