import { fastify, type FastifyInstance } from 'fastify';
import { serveAssets } from './assets.controller.js';
import type { DraftWatch } from './draft-watch.js';
import { serveEvents } from './events.controller.js';
import { answerToLoopbackNamesOnly, guardEveryAnswer, surviveErrors } from './hooks.js';
import { servePage } from './page.controller.js';
import { servePictures } from './pictures.controller.js';
import { serveSheets } from './sheet.controller.js';
import { SheetPress } from './sheet-press.js';

/** The preview of one course, not yet listening; closing it ends the typesetters too. */
export function previewServer(
  drafts: DraftWatch,
  log: (line: string) => void = () => {},
): FastifyInstance {
  const press = new SheetPress(log);
  const server = fastify({ forceCloseConnections: true });
  guardEveryAnswer(server);
  answerToLoopbackNamesOnly(server);
  surviveErrors(server, log);
  servePage(server, drafts);
  serveSheets(server, drafts, press);
  servePictures(server, drafts);
  serveEvents(server, drafts);
  serveAssets(server);
  server.addHook('onClose', async () => {
    press.close();
    await drafts.close();
  });
  return server;
}
