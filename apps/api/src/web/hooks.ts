import { messagePage } from '@hearthside/pages';
import type { Settings } from '@hearthside/platform';
import type { FastifyInstance } from 'fastify';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** A page elsewhere could point its own name at this computer and read the leaders' sheets. */
export function answerToLoopbackNamesOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ hostname }, reply) => {
    if (LOOPBACK_NAMES.includes(hostname)) return undefined;
    return reply.code(403).type('text/plain').send('The demo answers to localhost alone.');
  });
}

/**
 * May a page of this origin open a socket here? Browsers ask nobody before they open one, so a foreign
 * page could otherwise speak with the reader's rights. Programs send no origin.
 */
export function isWelcome(
  origin: string | undefined,
  name: string | undefined,
  { mode, publicUrl }: Pick<Settings, 'mode' | 'publicUrl'>,
): boolean {
  if (mode === 'demo' && !LOOPBACK_NAMES.includes(hostnameOf(`http://${name}`))) return false;
  if (origin === undefined) return true;
  return mode === 'demo'
    ? LOOPBACK_NAMES.includes(hostnameOf(origin))
    : origin === new URL(publicUrl).origin;
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Requests that change nothing. */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A form on another site could make a reader's browser ask for something here. Browsers say where a request
 * comes from; our pages send no referrer, so the origin of their own forms is "null" and says nothing.
 * Programs send neither header.
 */
export function refuseForeignForms(
  fastify: FastifyInstance,
  settings: Pick<Settings, 'mode' | 'publicUrl'>,
): void {
  fastify.addHook('onRequest', async ({ method, headers }, reply) => {
    if (SAFE.includes(method)) return undefined;
    const site = headers['sec-fetch-site'];
    const isOwn = site
      ? OWN_SITES.includes(String(site))
      : isWelcome(headers.origin, headers.host, settings);
    if (isOwn) return undefined;
    const message = 'This form was sent from another site. Open the page here, and send it again.';
    return reply
      .code(403)
      .type('text/html; charset=utf-8')
      .send(messagePage('Not from here', message));
  });
}

/** "none" is a person who typed the address. */
const OWN_SITES = ['same-origin', 'none'];

const graphqlPage = messagePage(
  'This address is for programs',
  'A program sends a POST with a GraphQL query here; the README has an example. ' +
    'People find courses and sheets on the first page.',
);

/** For a person who opens the API's address in a browser. */
export function explainGraphqlToBrowsers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ url, method, headers }, reply) => {
    const isPerson =
      method === 'GET' && url === '/graphql' && headers.accept?.includes('text/html');
    return isPerson ? reply.type('text/html; charset=utf-8').send(graphqlPage) : undefined;
  });
}
