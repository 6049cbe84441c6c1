import { printAsset } from '@hearthside/print';
import type { FastifyInstance } from 'fastify';
import { messageHtml } from './message-html.js';
import { templateText } from './template.js';

interface Asset {
  type: string;
  bytes: string | Buffer;
}

const styles = ['preview.css', 'choices.css', 'problems.css', 'desk.css'];
const own = new Map<string, Asset>([
  ...styles.map((name): [string, Asset] => [
    name,
    { type: 'text/css; charset=utf-8', bytes: templateText(name) },
  ]),
  ['preview.js', { type: 'text/javascript; charset=utf-8', bytes: templateText('preview.js') }],
]);

/** In a frame the page round it has the sheet's links, so the sheet shows none of its own. */
const framedSheets = new Map(
  ['sheet.css', 'slides.css'].map((name): [string, Asset] => {
    const bytes = `${printAsset(name)!.bytes.toString()}\n.screen-only { display: none; }\n`;
    return [name, { type: 'text/css; charset=utf-8', bytes }];
  }),
);

/** Style sheets, fonts and the script; the names there are, and no other. */
export function serveAssets(fastify: FastifyInstance): void {
  const kinds: Record<string, (name: string) => Asset | undefined> = {
    preview: (name) => own.get(name),
    print: printAsset,
    framed: (name) => framedSheets.get(name) ?? printAsset(name),
  };
  for (const [kind, find] of Object.entries(kinds)) {
    fastify.get<{ Params: { '*': string } }>(`/assets/${kind}/*`, (request, reply) => {
      const asset = find(request.params['*']);
      if (!asset) return reply.callNotFound();
      return reply.type(asset.type).header('cache-control', 'no-cache').send(asset.bytes);
    });
  }
  // Browsers ask for one by themselves; there is none.
  fastify.get('/favicon.ico', (_, reply) => reply.code(204).send());
  fastify.setNotFoundHandler((_, reply) => {
    const title = 'There is nothing here';
    const message = 'The address may be old, or have a slip in it.';
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(messageHtml({ title, message, assets: '/assets/print' }));
  });
}
