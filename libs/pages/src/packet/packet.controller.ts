import { Audience, Ctx, type Context } from '@hearthside/platform';
import { EditionService } from '@hearthside/curriculum';
import { PacketDefaultsService } from '@hearthside/people';
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
import { Frames } from '../page/frames.service.js';
import { knownFields } from './known-fields.js';
import { fieldsFromOrder, orderFromFields, type Fields } from './packet-fields.js';
import { packetFormView } from './packet-form.view.js';
import { packetFormHtml, packetHtml } from './packet-pages.js';
import { packetView, progressWords } from './packet.view.js';
import { HTML, PrivatePage } from '../page/private-page.js';
import { readForm, type MultipartRequest, type SentForm } from './upload.js';

/** Everything on paper for one session: a form, how far it has come, and its files. */
@Audience('leaders')
@Controller('packets')
export class PacketController {
  constructor(
    private readonly packets: PacketService,
    private readonly editions: EditionService,
    private readonly frames: Frames,
    private readonly known: PacketDefaultsService,
  ) {}

  @Get('new')
  @PrivatePage()
  async form(@Ctx() ctx: Context, @Query() query: Record<string, string>): Promise<string> {
    const { course = '', variant, meeting, ...fields } = asWords(query);
    const published = await this.editions.latestByCode(ctx, course);
    if (!published) throw new NotFoundException();
    const known = knownFields(await this.known.defaults(ctx, published.course.slug));
    return this.#form(ctx, { course, variant, meeting }, { ...known, ...fields });
  }

  /** The form again, filled from an order that was kept. */
  @Post('form')
  @HttpCode(200)
  @PrivatePage()
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
    @Req() request: MultipartRequest,
    @Res() reply: Reply,
  ): Promise<void> {
    const form = await readForm(request);
    try {
      const logo = logoIn(form) ?? (await this.#ownLogo(ctx, form));
      const order = readOrder(orderFromFields(form.fields, logo));
      const earlier = earlierIn(form);
      const job = await this.packets.ask(ctx, order, { lane: laneOf(ctx), earlier });
      reply.code(303).header('location', `/packets/${job.id}`).send();
    } catch (error) {
      if (!(error instanceof OrderRefused)) throw error;
      const { course = '', variant, meeting } = form.fields;
      const page = await this.#form(ctx, { course, variant, meeting }, form.fields, error.problems);
      reply.code(422).header('content-type', HTML).send(page);
    }
  }

  @Get(':id')
  @PrivatePage()
  async packet(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    const view = packetView(this.#job(ctx, id), this.packets.ahead(id));
    const scripts = view.state === 'waiting' || view.state === 'working' ? ['packet.js'] : [];
    const frame = await this.frames.of(ctx, view.title, `/packets/${id}`, { scripts });
    return packetHtml(view, frame);
  }

  @Get(':id/progress')
  @Header('cache-control', 'private, no-store')
  progress(
    @Ctx() ctx: Context,
    @Param('id') id: string,
  ): { state: string; words: string; done: number; all: number } {
    const job = this.#job(ctx, id);
    const { state, done, all } = job;
    return { state, words: progressWords(job, this.packets.ahead(id)), done, all };
  }

  @Post(':id/cancel')
  async cancel(@Ctx() ctx: Context, @Param('id') id: string, @Res() reply: Reply): Promise<void> {
    const { order, source } = this.#job(ctx, id).plan;
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
  @PrivatePage()
  again(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    const { order, source } = this.#job(ctx, id).plan;
    const { variant, meeting } = order;
    const asked = { course: source.course.code, variant, meeting: `${meeting}` };
    return this.#form(ctx, asked, fieldsFromOrder(order));
  }

  @Get(':id/order.json')
  order(@Ctx() ctx: Context, @Param('id') id: string, @Res() reply: Reply): void {
    const { order } = this.#job(ctx, id).plan;
    attach(reply, 'order.json', 'application/json', Buffer.from(JSON.stringify(order, null, 2)));
  }

  @Get(':id/pictures/:name')
  async picture(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('name') name: string,
    @Res() reply: Reply,
  ): Promise<void> {
    const picture = await this.packets.picture(ctx, this.#job(ctx, id), name);
    if (!picture) throw new NotFoundException();
    reply
      .header('content-type', picture.type)
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(picture.bytes);
  }

  @Get(':id/screen/:file')
  @PrivatePage()
  async screen(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('file') file: string,
    @Query('size') size: unknown,
  ): Promise<string> {
    const name = file.replace(/\.html$/, '');
    const page = await this.packets.screen(ctx, this.#job(ctx, id), name, String(size));
    if (page === undefined) throw new NotFoundException();
    return page;
  }

  @Get(':id/sheets/:file')
  async sheet(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('file') file: string,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.#file(ctx, id, `sheets/${file}`, reply);
  }

  @Get(':id/:file')
  async file(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('file') file: string,
    @Res() reply: Reply,
  ): Promise<void> {
    if (!file.endsWith('.zip')) return this.#file(ctx, id, file, reply);
    const zip = await this.packets.zip(this.#job(ctx, id));
    if (zip?.name !== file) throw new NotFoundException();
    attach(reply, zip.name, 'application/zip', zip.bytes);
  }

  async #file(ctx: Context, id: string, path: string, reply: Reply): Promise<void> {
    const bytes = await this.packets.file(this.#job(ctx, id), path);
    const type = types[path.split('.').at(-1) ?? ''];
    if (!bytes || !type) throw new NotFoundException();
    reply
      .header('content-type', type)
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="${path.split('/').at(-1)}"`)
      .send(Buffer.from(bytes));
  }

  #job(ctx: Context, id: string): PacketJob {
    const job = this.packets.find(ctx, id);
    if (!job) throw new NotFoundException();
    return job;
  }

  /** The institute's own, wherever its name stands and no other picture was chosen. */
  async #ownLogo(ctx: Context, { fields }: SentForm): Promise<string | undefined> {
    if (!fields['institute.name']?.trim()) return undefined;
    const logo = await this.known.logo(ctx);
    return logo && dataAddress(logo.bytes);
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
    const { institute } = await this.known.defaults(ctx, published.course.slug);
    view.hasLogo = institute.hasLogo;
    return packetFormHtml(view, await this.frames.of(ctx, view.title, '/packets/new'));
  }
}

/** Whoever asks for many packets waits for their own. */
function laneOf({ who }: Context): string {
  return who.kind === 'member' ? who.membershipId : who.kind;
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
