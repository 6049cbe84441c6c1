import type { FastifyInstance } from 'fastify';
import type { DraftWatch } from './draft-watch.js';

const types: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

/** The pictures of the draft, by the names that an edition would give them. */
export function servePictures(fastify: FastifyInstance, drafts: DraftWatch): void {
  fastify.get<{ Params: { name: string } }>('/pictures/:name', (request, reply) => {
    const { name } = request.params;
    const bytes = drafts.draft.outputs?.published.pictures.get(name);
    const type = types[name.split('.').at(-1) ?? ''];
    if (!bytes || !type) return reply.callNotFound();
    return (
      reply
        .type(type)
        // A drawing opened by itself may run nothing and fetch nothing.
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(Buffer.from(bytes))
    );
  });
}
