import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { DraftWatch } from './draft-watch.js';

/** Tells every open page which version of the draft there is; the page looks up what is new. */
export function serveEvents(fastify: FastifyInstance, drafts: DraftWatch): void {
  const listeners = new Set<ServerResponse>();
  drafts.onChange(({ version }) => {
    for (const response of listeners) tell(response, version);
  });
  fastify.get('/events', (request, reply) => {
    reply.hijack();
    const { raw: response } = reply;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    listeners.add(response);
    request.raw.on('close', () => listeners.delete(response));
    // A page that was loaded before this moment finds out whether it missed something.
    tell(response, drafts.draft.version);
  });
  fastify.addHook('preClose', (done) => {
    for (const response of listeners) response.end();
    done();
  });
}

function tell(response: ServerResponse, version: string): void {
  response.write(`retry: 500\ndata: ${version}\n\n`);
}
