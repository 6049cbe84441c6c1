import { RunService, SKIP_REASONS, type Run, type RunOrder } from '@hearthside/delivery';
import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Fields, type Form } from '../page/form.js';
import { momentOf } from '../page/moment.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { runView, SKIP_REASONS as REASON_WORDS } from './run.view.js';

const page = compilePage<Record<string, unknown>>('class-run');

/** Minutes that the button gives. */
const MORE = 5;

const MUTATIONS = {
  start: 'startRun',
  next: 'nextActivity',
  skip: 'skipActivity',
  extend: 'extendActivity',
  back: 'stepBack',
  finish: 'finishRun',
} as const;

/** The clock of a session, to be worked while the class is under way: for those who lead or help, and the office. */
@Audience('members')
@Controller('classes/:id/sessions/:session/run')
export class RunController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly runs: RunService,
  ) {}

  @Get()
  @PrivatePage()
  show(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
    @Query('done') done: unknown,
  ): Promise<string> {
    return this.#page(ctx, id, session, formOf(), doneIn(done));
  }

  @Post()
  async press(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.#run(ctx, id, session);
    const fields = fieldsOf(body);
    const pressed = orderIn(fields);
    const order = {
      ...{ mutation: MUTATIONS[pressed.kind], input: { session, ...pressed } },
      work: async () => {
        await this.runs.press(ctx, session, pressed);
        return { id: session };
      },
      then: () => `/classes/${id}/sessions/${session}/run`,
    };
    const again = (form: Form) => this.#page(ctx, id, session, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  async #page(
    ctx: Context,
    id: string,
    session: string,
    form: Form,
    done?: string,
  ): Promise<string> {
    const { name, timeZone, sessions } = await this.pages.offering(ctx, id);
    const run = await this.#run(ctx, id, session);
    const { number, startsAt } = sessions.find((each) => each.id === run.session)!;
    const frame = await this.pages.frame(ctx, 'Session clock', { done });
    const scripts = ['class-run.js'];
    return page(
      { ...frame, scripts },
      {
        ...{ id, session, name, form, number, more: MORE, reasons: REASON_WORDS },
        when: momentOf(startsAt, timeZone),
        ...runView(run, timeZone),
      },
    );
  }

  async #run(ctx: Context, id: string, session: string): Promise<Run> {
    try {
      const run = await this.runs.runOf(ctx, session);
      if (run.offering === id) return run;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    throw new NotFoundException();
  }
}

/** @throws NotFoundException for a button that we have not */
function orderIn(fields: Fields): RunOrder & { kind: keyof typeof MUTATIONS } {
  const seen = { from: fields['from'] || null, version: Number(fields['version']) || null };
  const kind = fields['press'] ?? '';
  if (kind === 'skip') {
    const reason = SKIP_REASONS.find((each) => each === fields['reason']) ?? null;
    return { kind, reason, ...seen };
  }
  if (kind === 'extend') return { kind, minutes: Number(fields['minutes']), ...seen };
  if (kind === 'start' || kind === 'next' || kind === 'back' || kind === 'finish') {
    return { kind, ...seen };
  }
  throw new NotFoundException();
}
