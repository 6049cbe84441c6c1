import type { FastifyInstance } from 'fastify';
import type { Query } from './choice.js';
import type { DraftWatch } from './draft-watch.js';
import { pageHtml } from './page-html.js';
import { pageView } from './page.view.js';

/** Everything side by side, as the author chose it. */
export function servePage(fastify: FastifyInstance, drafts: DraftWatch): void {
  fastify.get<{ Querystring: Query }>('/', (request, reply) =>
    reply.type('text/html; charset=utf-8').send(pageHtml(pageView(drafts.draft, request.query))),
  );
}
