import helmet from '@fastify/helmet';
import { CONTEXT, Contexts, type CarriesContext, type Settings } from '@hearthside/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { BODY_LIMIT } from './graphql/limits.js';
import { ErrorFilter } from './web/error.filter.js';

/** Milliseconds for a request to arrive whole. */
const REQUEST_LIMIT = 10_000;

/** The service on a database that is migrated and safe, not yet listening. */
export async function createApp(
  settings: Settings,
  source: DataSource,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_LIMIT,
    trustProxy: settings.trustedProxies.length > 0 ? settings.trustedProxies : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, source),
    adapter,
    { logger: ['warn', 'error', 'fatal'], abortOnError: false },
  );
  const contexts = app.get(Contexts);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    (request as CarriesContext)[CONTEXT] = contexts.forRequest();
    done();
  });
  await app.register(helmet as never, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Loopback has no TLS to insist on; production stands behind a proxy that does.
    strictTransportSecurity: settings.mode === 'production',
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.useGlobalFilters(new ErrorFilter());
  return app;
}
