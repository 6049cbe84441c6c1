import {
  fileNameOf,
  forProfile,
  profileOf,
  sheetHtml,
  sizeNames,
  TypesettingFailed,
  type Profile,
  type View,
} from '@hearthside/print';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Handlebars from 'handlebars';
import { readChoice, readPart, type Query } from './choice.js';
import type { DraftWatch } from './draft-watch.js';
import { drawSheet, sheetsOf } from './drawn-sheet.js';
import { sheetPath } from './frames.view.js';
import { messageHtml } from './message-html.js';
import type { Pictures, SheetPress } from './sheet-press.js';

interface SheetRequest {
  Params: { variant: string; part: string; file: string };
  Querystring: Query;
}

/** One sheet, as a page or as a PDF, in the size and on the paper asked for. */
export function serveSheets(fastify: FastifyInstance, drafts: DraftWatch, press: SheetPress): void {
  fastify.get<SheetRequest>('/sheets/:variant/:part/:file', async (request, reply) => {
    const { query, params } = request;
    const [, name, format] = /^(.+)\.(html|pdf)$/.exec(params.file) ?? [];
    const { sizes, paper } = readChoice(query);
    const isFramed = query['framed'] !== undefined;
    const say = (status: number, title: string, message: string) =>
      reply
        .code(status)
        .type('text/html; charset=utf-8')
        .send(messageHtml({ title, message, assets: assetsFor(isFramed) }));

    const { outputs } = drafts.draft;
    const { variant } = params;
    const part = readPart(params.part);
    const place = part === undefined ? undefined : { variant, part };
    const found = outputs && place ? sheetsOf(outputs, place) : undefined;
    const sheet = found?.sheets.find((each) => each.name === name);
    if (!outputs || !place || !sheet) {
      return say(404, 'This sheet is not here', 'It may come back with your next change.');
    }
    const drawn = drawSheet(sheet);
    if ('failure' in drawn) return say(500, 'This sheet cannot be shown yet', drawn.failure);

    const { view } = drawn;
    const { pictures, course } = outputs.published;
    const profile = profileOf(sizes[0]!, paper);
    if (format === 'html') {
      const ready = await withMarks(press, view, profile, pictures);
      const html = sheetHtml(ready, profile, {
        home: '/',
        assets: assetsFor(isFramed),
        assetBase: '/pictures',
        address: (each, size) => sheetPath(place, sheet.name, each, size),
      });
      return reply
        .type('text/html; charset=utf-8')
        .send(isFramed ? framed(html, ready, profile) : html);
    }
    try {
      const address = { code: course.code, variant, meeting: String(part), printable: sheet.name };
      const file = fileNameOf(address, profile, sheet.oneSize);
      return sendPdf(reply, file, await press.pdf(view, profile, pictures));
    } catch (error) {
      if (!(error instanceof TypesettingFailed)) throw error;
      return say(500, 'This sheet cannot be printed yet', error.message);
    }
  });
}

/** A sheet that cannot be typeset can still be read on a screen, without the page marks. */
async function withMarks(press: SheetPress, view: View, profile: Profile, pictures: Pictures) {
  try {
    return await press.inSize(view, profile, pictures);
  } catch (error) {
    if (error instanceof TypesettingFailed) return forProfile(view, profile);
    throw error;
  }
}

function assetsFor(isFramed: boolean): string {
  return isFramed ? '/assets/framed' : '/assets/print';
}

/**
 * Links of a sheet in a frame open beside the preview, not in the place of the sheet. And whoever
 * goes from landmark to landmark hears which of several sheets this is.
 */
function framed(html: string, { documentTitle }: View, { size }: Profile): string {
  const name = Handlebars.escapeExpression(`${documentTitle}, ${sizeNames[size]}`);
  return html
    .replace('<head>', '<head>\n<base target="_blank">')
    .replace('<main ', () => `<main aria-label="${name}" `);
}

function sendPdf(reply: FastifyReply, file: string, pdf: Uint8Array): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${file}"`)
    .send(Buffer.from(pdf));
}
