import { Audience, Ctx, type Context } from '@hearthside/platform';
import { EditionService } from '@hearthside/curriculum';
import {
  dataAddress,
  OrderRefused,
  PacketService,
  readEarlier,
  readOrder,
  readOrderText,
  type EarlierPacket,
  type OrderProblem,
  type PacketJob,
  type Reply,
} from '@hearthside/print';
import {
  Controller,
  Get,
  Header,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { fieldsFromOrder, orderFromFields, type Fields } from './packet-fields.js';
import { packetFormView } from './packet-form.view.js';
import { packetFormHtml, packetHtml } from './packet-pages.js';
import { packetView, progressWords } from './packet.view.js';
import { readForm, type MultipartRequest, type SentForm } from './upload.js';

const HTML = 'text/html; charset=utf-8';

/** Everything on paper for one session: a form, how far it has come, and its files. */
@Audience('leaders')
@Controller('packets')
export class PacketController {
  constructor(
    private readonly packets: PacketService,
    private readonly editions: EditionService,
  ) {}

  @Get('new')
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-store')
  async form(@Ctx() ctx: Context, @Query() query: Record<string, string>): Promise<string> {
    const { course, variant, meeting, ...fields } = asWords(query);
    return this.#form(ctx, { course: course ?? '', variant, meeting }, fields);
  }

  /** The form again, filled from an order that was kept. */
  @Post('form')
  @HttpCode(200)
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-store')
  async filledForm(@Ctx() ctx: Context, @Req() request: MultipartRequest): Promise<string> {
    const { fields, files, tooLarge } = await readForm(request);
    const { course, variant, meeting } = fields;
    const asked = { course: course ?? '', variant, meeting };
    try {
      const text = Buffer.from(files.get('order') ?? []).toString('utf8');
      if (tooLarge.includes('order'))
        throw refused('order', 'This file is too large for an order.');
      if (!text) throw refused('order', 'Choose the file order.json first.');
      return await this.#form(ctx, asked, fieldsFromOrder(readOrderText(text)));
    } catch (error) {
      if (!(error instanceof OrderRefused)) throw error;
      return this.#form(ctx, asked, {}, error.problems);
    }
  }

  @Post()
  async make(
    @Ctx() ctx: Context,
    @Req() request: MultipartRequest & { ip: string },
    @Res() reply: Reply,
  ): Promise<void> {
    const form = await readForm(request);
    try {
      const order = readOrder(orderFromFields(form.fields, logoIn(form)));
      const earlier = earlierIn(form);
      const job = await this.packets.ask(ctx, order, { lane: request.ip, earlier });
      reply.code(303).header('location', `/packets/${job.id}`).send();
    } catch (error) {
      if (!(error instanceof OrderRefused)) throw error;
      const { course = '', variant, meeting } = form.fields;
      const page = await this.#form(ctx, { course, variant, meeting }, form.fields, error.problems);
      reply.code(422).header('content-type', HTML).send(page);
    }
  }

  @Get(':id')
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-store')
  packet(@Param('id') id: string): string {
    return packetHtml(packetView(this.#job(id), this.packets.ahead(id)));
  }

  @Get(':id/progress')
  @Header('cache-control', 'private, no-store')
  progress(@Param('id') id: string): { state: string; words: string; done: number; all: number } {
    const job = this.#job(id);
    const { state, done, all } = job;
    return { state, words: progressWords(job, this.packets.ahead(id)), done, all };
  }

  @Post(':id/cancel')
  async cancel(@Param('id') id: string, @Res() reply: Reply): Promise<void> {
    const { order, source } = this.#job(id).plan;
    await this.packets.cancel(id);
    const query = {
      course: source.course.code,
      variant: order.variant,
      meeting: `${order.meeting}`,
    };
    reply
      .code(303)
      .header('location', `/packets/new?${new URLSearchParams(query)}`)
      .send();
  }

  /** The form with everything that this packet was asked for. */
  @Get(':id/again')
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-store')
  again(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    const { order, source } = this.#job(id).plan;
    const { variant, meeting } = order;
    const asked = { course: source.course.code, variant, meeting: `${meeting}` };
    return this.#form(ctx, asked, fieldsFromOrder(order));
  }

  @Get(':id/order.json')
  order(@Param('id') id: string, @Res() reply: Reply): void {
    const { order } = this.#job(id).plan;
    attach(reply, 'order.json', 'application/json', Buffer.from(JSON.stringify(order, null, 2)));
  }

  @Get(':id/pictures/:name')
  async picture(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('name') name: string,
    @Res() reply: Reply,
  ): Promise<void> {
    const picture = await this.packets.picture(ctx, this.#job(id), name);
    if (!picture) throw new NotFoundException();
    reply
      .header('content-type', picture.type)
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(picture.bytes);
  }

  @Get(':id/screen/:file')
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-store')
  async screen(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('file') file: string,
    @Query('size') size: unknown,
  ): Promise<string> {
    const name = file.replace(/\.html$/, '');
    const page = await this.packets.screen(ctx, this.#job(id), name, String(size));
    if (page === undefined) throw new NotFoundException();
    return page;
  }

  @Get(':id/sheets/:file')
  async sheet(
    @Param('id') id: string,
    @Param('file') file: string,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.#file(id, `sheets/${file}`, reply);
  }

  @Get(':id/:file')
  async file(
    @Param('id') id: string,
    @Param('file') file: string,
    @Res() reply: Reply,
  ): Promise<void> {
    if (!file.endsWith('.zip')) return this.#file(id, file, reply);
    this.#job(id);
    const zip = await this.packets.zip(id);
    if (zip?.name !== file) throw new NotFoundException();
    attach(reply, zip.name, 'application/zip', zip.bytes);
  }

  async #file(id: string, path: string, reply: Reply): Promise<void> {
    const bytes = await this.packets.file(this.#job(id).id, path);
    const type = types[path.split('.').at(-1) ?? ''];
    if (!bytes || !type) throw new NotFoundException();
    reply
      .header('content-type', type)
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="${path.split('/').at(-1)}"`)
      .send(Buffer.from(bytes));
  }

  #job(id: string): PacketJob {
    const job = this.packets.find(id);
    if (!job) throw new NotFoundException();
    return job;
  }

  async #form(
    ctx: Context,
    {
      course,
      ...asked
    }: { course: string; variant: string | undefined; meeting: string | undefined },
    fields: Fields,
    problems: readonly OrderProblem[] = [],
  ): Promise<string> {
    const published = await this.editions.latestByCode(ctx, course);
    const view = published && packetFormView(published, asked, fields, problems);
    if (!view) throw new NotFoundException();
    return packetFormHtml(view);
  }
}

const types: Record<string, string> = {
  pdf: 'application/pdf',
  html: HTML,
  json: 'application/json; charset=utf-8',
};

function attach(reply: Reply, name: string, type: string, bytes: Uint8Array): void {
  reply
    .header('content-type', type)
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(bytes));
}

function asWords(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** @throws OrderRefused */
function logoIn({ files, tooLarge, fields }: SentForm): string | undefined {
  if (tooLarge.includes('logo')) {
    throw refused('institute.logo', 'The logo is larger than 2 megabytes. Save it smaller.');
  }
  const logo = files.get('logo');
  if (logo && !fields['institute.name']?.trim()) {
    throw refused('institute.name', 'A logo needs the name of its institute beside it.');
  }
  return logo && dataAddress(logo);
}

/** @throws OrderRefused */
function earlierIn({ files, tooLarge }: SentForm): EarlierPacket | undefined {
  const file = files.get('earlier');
  if (!file && !tooLarge.includes('earlier')) return undefined;
  return readEarlier(Buffer.from(file ?? []).toString('utf8'));
}

function refused(field: string, message: string): OrderRefused {
  return new OrderRefused([{ field, message }]);
}
