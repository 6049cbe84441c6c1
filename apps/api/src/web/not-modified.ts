import type { FastifyInstance } from 'fastify';

/** Tells a browser that holds the answer already so, and sends nothing more. GET alone. */
export function answerNotModified(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async ({ method, headers, routeOptions }, reply, payload) => {
    const etag = reply.getHeader('etag');
    const isGraphql = method === 'GET' && routeOptions.url === '/graphql';
    if (!isGraphql || reply.statusCode !== 200 || !etag || headers['if-none-match'] !== etag) {
      return payload;
    }
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });
}
