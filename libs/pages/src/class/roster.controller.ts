import {
  LARGEST_FILE,
  MOST_PEOPLE,
  RosterService,
  SOMEBODY_NEW,
  type PlannedRoster,
} from '@hearthside/interop';
import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { readForm, type MultipartRequest, type SentForm } from '../packet/upload.js';
import { formOf, type Fields, type Form } from '../page/form.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { HTML, NOT_KEPT, PrivatePage, showAgain } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { rosterView } from './roster.view.js';

const page = compilePage<Record<string, unknown>>('class-roster');
const previewPage = compilePage<Record<string, unknown>>('class-roster-preview');

// The file comes back with the preview's form, in letters of which four stand for three bytes.
const LIMITS = { fieldSize: 1_400_000, fields: MOST_PEOPLE + 20, parts: MOST_PEOPLE + 30 };

/** A list of people into a class: a file, what it would come to, and yes. */
@Audience('coordinators')
@Controller('classes/:id/roster')
export class RosterController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly rosters: RosterService,
  ) {}

  @Get()
  @PrivatePage()
  ask(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#ask(ctx, id, formOf());
  }

  /** Changes nothing. */
  @Post()
  async look(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Req() request: MultipartRequest,
    @Res() reply: Reply,
  ): Promise<void> {
    const sent = sentIn(id, await readForm(request, LIMITS));
    try {
      if ('fault' in sent) throw new Refused('NO_FILE', sent.fault, 'file');
      const plan = await this.rosters.preview(ctx, sent);
      const shown = await this.#preview(ctx, plan, sent);
      reply.code(200).header('content-type', HTML).header('cache-control', NOT_KEPT).send(shown);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { message, field } = error;
      showAgain(reply, await this.#ask(ctx, id, formOf({}, [{ message, field }])));
    }
  }

  @Post('enter')
  async enter(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Req() request: MultipartRequest,
    @Res() reply: Reply,
  ): Promise<void> {
    const form = await readForm(request, LIMITS);
    const sent = sentIn(id, form);
    if ('fault' in sent) {
      const problem = { message: sent.fault, field: 'file' };
      return showAgain(reply, await this.#ask(ctx, id, formOf({}, [problem])));
    }
    const { digest = '' } = form.fields;
    const { offering, from, choices, list } = sent;
    const order = {
      ...{ mutation: 'importRoster', input: { offering, from, choices, list, digest } },
      work: () => this.rosters.enter(ctx, sent, digest),
      done: 'list-entered',
      then: () => `/classes/${id}/places`,
    } as const;
    const again = async (refused: Form) => {
      try {
        return await this.#preview(ctx, await this.rosters.preview(ctx, sent), sent, refused);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return this.#ask(ctx, id, refused);
      }
    };
    await this.orders.send(ctx, reply, form.fields, order, again);
  }

  async #ask(ctx: Context, id: string, form: Form): Promise<string> {
    const { name } = await this.pages.offering(ctx, id);
    const frame = await this.pages.frame(ctx, 'People from a list');
    return page(frame, { id, name, form, most: MOST_PEOPLE.toLocaleString('en-US') });
  }

  async #preview(
    ctx: Context,
    plan: PlannedRoster,
    { list, from, choices }: Sent,
    { problems }: Form = formOf(),
  ): Promise<string> {
    const { name } = await this.pages.offering(ctx, plan.offering);
    const frame = await this.pages.frame(ctx, 'People from a list');
    const about = {
      id: plan.offering,
      name,
      list,
      from: from ?? '',
      form: { values: {}, problems },
    };
    return previewPage(frame, { ...about, ...rosterView(plan, choices) });
  }
}

interface Sent {
  offering: string;
  bytes: Buffer;
  /** The bytes, as the preview's form carries them. */
  list: string;
  from: string | undefined;
  choices: Record<string, string>;
}

function sentIn(offering: string, { fields, files, tooLarge }: SentForm): Sent | { fault: string } {
  if (tooLarge.length > 0) return { fault: TOO_LARGE };
  const file = files.get('file');
  const bytes = file ? Buffer.from(file) : Buffer.from(fields['list'] ?? '', 'base64');
  if (bytes.length > LARGEST_FILE) return { fault: TOO_LARGE };
  if (bytes.length === 0) {
    return { fault: 'Choose a file first. If you have chosen one, there is nothing in it.' };
  }
  const from = fields['from'] || undefined;
  return { offering, bytes, list: bytes.toString('base64'), from, choices: choicesIn(fields) };
}

const TOO_LARGE =
  'This file is larger than a list of people can be (1 MB). Please send the list alone.';

/** Of fields such as who-12, for line 12. */
function choicesIn(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const line = /^who-(\d{1,7})$/.exec(name)?.[1];
      const isChoice = value === SOMEBODY_NEW || /^[0-9a-f-]{36}$/.test(value);
      return line && isChoice ? [[line, value]] : [];
    }),
  );
}
