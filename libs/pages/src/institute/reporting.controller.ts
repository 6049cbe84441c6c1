import { Audience, Ctx, type Context } from '@hearthside/platform';
import { ReportingAnswerService, todayAt, type ReportingAnswer } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { fieldsOf } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { dayInWords } from '../page/moment.js';
import { Orders } from '../page/orders.service.js';
import { PrivatePage } from '../page/private-page.js';
import { compileInstitutePage, type Shown } from './institute-page.js';

interface SaidView {
  answer: string;
  about: string;
  askAgain: string | undefined;
}

interface ReportingView {
  current: SaidView | undefined;
  isDue: boolean;
  earlier: SaidView[];
  today: string;
}

const PATH = '/institute/reporting';
const page = compileInstitutePage<ReportingView>('reporting', 'Duty to report', PATH);

/** What the institute says about the duty to report. */
@Audience('coordinators')
@Controller('institute/reporting')
export class ReportingController {
  constructor(
    private readonly answers: ReportingAnswerService,
    private readonly orders: Orders,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  show(@Ctx() ctx: Context, @Query('done') done: unknown): Promise<string> {
    return this.#page(ctx, { done });
  }

  @Post()
  async answer(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    const fields = fieldsOf(body);
    const { answer = '', by = '', on = '', askAgain = '' } = fields;
    const input = { answer, by, on, askAgain };
    const work = () => this.answers.replace(ctx, input);
    const then = () => PATH;
    const order = { mutation: 'answerOnReporting', input, work, done: 'saved', then } as const;
    await this.orders.send(ctx, reply, fields, order, (form) => this.#page(ctx, { form }));
  }

  async #page(ctx: Context, shown: Shown): Promise<string> {
    const current = await this.answers.current(ctx);
    const history = await this.answers.history(ctx);
    const view = {
      current: current && saidView(current),
      isDue: current ? await this.answers.isDue(ctx, current) : false,
      earlier: history.filter(({ id }) => id !== current?.id).map(saidView),
      today: await todayAt(ctx),
    };
    return page(this.frames, ctx, view, shown);
  }
}

function saidView({ answer, by, on, askAgain }: ReportingAnswer): SaidView {
  return {
    answer,
    about: `${by}, on ${dayInWords(on)}`,
    askAgain: askAgain ? dayInWords(askAgain) : undefined,
  };
}
