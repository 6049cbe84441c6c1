import { createHash } from 'node:crypto';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import { EditionService } from '@hearthside/curriculum';
import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { PAPERS, SIZES } from '../profile/profile.js';
import { readClock, type Start } from '../view/start.js';
import { fileNameOf, WHOLE_COURSE } from './address.js';
import { pictureType } from '../html/picture-type.js';
import { notFoundHtml } from '../html/not-found-html.js';
import { PrintableService } from './printable.service.js';
import { UnknownSheet } from './unknown-sheet.js';

/** As much of the web server's reply as is used here. */
export interface Reply {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body?: string | Uint8Array): unknown;
}

interface AddressParams {
  code: string;
  edition: string;
  variant: string;
  meeting: string;
  file: string;
}

interface SheetQuery {
  size?: string;
  paper?: string;
  start?: string;
}

// Leaders' sheets are held back by the service, which alone knows which they are.
@Audience('members')
@Controller('p/:code/:edition')
export class PrintableController {
  constructor(
    private readonly printables: PrintableService,
    private readonly editions: EditionService,
  ) {}

  @Get(':variant/:meeting/:file')
  async sheet(
    @Ctx() ctx: Context,
    @Param() params: AddressParams,
    @Query() query: SheetQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: Reply,
  ): Promise<void> {
    try {
      const { printable, format } = splitFile(params.file);
      const { code, edition, variant, meeting } = params;
      const address = { code, edition, variant, meeting, printable };
      const sheet = await this.printables.find(ctx, address);
      const size = oneOf('size', SIZES, query.size);
      const paper = oneOf('paper', PAPERS, query.paper);
      // Only a run sheet knows the time; elsewhere it would set the same sheet over and over.
      const isRunSheet = printable === 'run-sheet' && meeting !== WHOLE_COURSE;
      const start = isRunSheet ? startOf(query.start) : {};
      if (format === 'html') {
        const html = await this.printables.html(ctx, sheet, size, paper, start);
        answer(reply, html, 'text/html; charset=utf-8', known);
      } else {
        const pdf = await this.printables.pdf(ctx, sheet, size, paper, start);
        const name = fileNameOf(address, { size, paper }, sheet.oneSize);
        reply.header('content-disposition', `inline; filename="${name}"`);
        answer(reply, pdf, 'application/pdf', known);
      }
    } catch (error) {
      if (!(error instanceof UnknownSheet)) throw error;
      reply.code(404).header('content-type', 'text/html; charset=utf-8').send(notFoundHtml(error));
    }
  }

  @Get('pictures/:name')
  async picture(
    @Ctx() ctx: Context,
    @Param('edition') edition: string,
    @Param('name') name: string,
    @Res() reply: Reply,
  ): Promise<void> {
    const bytes = await this.editions.picture(ctx, edition, name);
    const type = pictureType(name);
    if (!bytes || !type) {
      const error = new UnknownSheet('picture', name, ['the pictures that a sheet shows']);
      reply.code(404).header('content-type', 'text/html; charset=utf-8').send(notFoundHtml(error));
      return;
    }
    reply
      .header('content-type', type)
      // A drawing opened by itself may run nothing and fetch nothing.
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(bytes);
  }
}

/** Sends the body, or only word that the caller has it already. */
function answer(
  reply: Reply,
  body: string | Uint8Array,
  type: string,
  known: string | undefined,
): void {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (known === etag) reply.code(304).send();
  else reply.header('content-type', type).send(typeof body === 'string' ? body : Buffer.from(body));
}

function splitFile(file: string): { printable: string; format: 'html' | 'pdf' } {
  const match = /^(.+)\.(html|pdf)$/.exec(file);
  if (!match) throw new UnknownSheet('kind of file', file, ['names ending in .html or .pdf']);
  return { printable: match[1]!, format: match[2] as 'html' | 'pdf' };
}

function oneOf<W extends string>(
  part: string,
  choices: readonly W[],
  asked: string | undefined,
): W {
  const found = choices.find((choice) => choice === (asked ?? choices[0]));
  if (!found) throw new UnknownSheet(part, asked ?? '', choices);
  return found;
}

function startOf(words: string | undefined): Start {
  if (words === undefined || words === '') return {};
  const startsAt = readClock(words);
  if (startsAt === undefined) {
    throw new UnknownSheet('start', words, ['times of day such as 9:30 or 14:00']);
  }
  return { startsAt };
}
