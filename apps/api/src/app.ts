import helmet from '@fastify/helmet';
import { CONTEXT, Contexts, type CarriesContext, type Settings } from '@hearthside/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { BODY_LIMIT } from './graphql/limits.js';
import type { Reply } from '@hearthside/print';
import { ErrorFilter } from './web/error.filter.js';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** For a person who opens the API's address in a browser. */
const graphqlPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Hearthside</title>
<link rel="stylesheet" href="/assets/pages/pages.css"></head>
<body><main><h1>This address is for programs</h1>
<p>A program sends a POST with a GraphQL query here; the README has an example.
People find courses and sheets on the <a href="/">first page</a>.</p></main></body>
</html>`;

/** Milliseconds for a request to arrive whole. */
const REQUEST_LIMIT = 10_000;

/** The service on a database that is migrated and safe, not yet listening. */
export async function createApp(
  settings: Settings,
  source: DataSource,
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
  if (settings.mode === 'demo') {
    // A page elsewhere could point its own name at this computer and read the leaders' sheets.
    fastify.addHook('onRequest', async ({ hostname }, reply) => {
      if (LOOPBACK_NAMES.includes(hostname)) return undefined;
      return reply.code(403).type('text/plain').send('The demo answers to localhost alone.');
    });
  }
  fastify.addHook('onRequest', async (request, reply) => {
    const { url, method, headers } = request;
    if (method === 'GET' && url === '/graphql' && headers.accept?.includes('text/html')) {
      return reply.type('text/html; charset=utf-8').send(graphqlPage);
    }
    return undefined;
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
  app.useGlobalFilters(errors);
  return app;
}
