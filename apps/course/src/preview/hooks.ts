import type { FastifyInstance } from 'fastify';
import { messageHtml } from './message-html.js';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** A page elsewhere could point its own name at this computer and read what is not published. */
export function answerToLoopbackNamesOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ hostname }, reply) => {
    if (LOOPBACK_NAMES.includes(hostname)) return undefined;
    return reply.code(403).type('text/plain').send('The preview answers to localhost alone.');
  });
}

const policy = [
  "default-src 'none'",
  ...['script', 'style', 'font', 'img', 'connect', 'frame'].map((kind) => `${kind}-src 'self'`),
  "form-action 'none'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join('; ');

/** Nothing inline, nothing from elsewhere, nothing framed elsewhere, nothing kept. */
export function guardEveryAnswer(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (_, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });
}

/** What nobody foresaw is said on a page and in the terminal, and the preview goes on. */
export function surviveErrors(fastify: FastifyInstance, log: (line: string) => void): void {
  fastify.setErrorHandler<Error & { statusCode?: number }>((error, { url }, reply) => {
    log(`${url}: ${error.stack ?? error.message}`);
    const title = 'Something went wrong';
    return reply
      .code(error.statusCode ?? 500)
      .type('text/html; charset=utf-8')
      .send(messageHtml({ title, message: error.message, assets: '/assets/print' }));
  });
}
