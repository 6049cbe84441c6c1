import { Audience, Ctx, Refusal, type Context } from '@hearthside/platform';
import { Once, ReportingAnswerService, todayAt, type ReportingAnswer } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { backTo } from '../page/done.js';
import { fieldsOf, formOf } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { dayInWords } from '../page/moment.js';
import { PrivatePage } from '../page/private-page.js';
import { refusalProblems } from '../page/refusal-problems.js';
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
    private readonly once: Once,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  show(@Ctx() ctx: Context, @Query('done') done: unknown): Promise<string> {
    return this.#page(ctx, { done });
  }

  @Post()
  @PrivatePage()
  async answer(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    const fields = fieldsOf(body);
    const { clientMutationId = '', answer = '', by = '', on = '', askAgain = '' } = fields;
    const said = { answer, by, on, askAgain };
    const input = { clientMutationId, ...said };
    const work = () => this.answers.replace(ctx, said);
    const read = () => this.answers.current(ctx);
    const done = await this.once.do(ctx, 'answerOnReporting', input, work, read);
    if (!(done instanceof Refusal)) return backTo(reply, PATH, 'saved');
    const form = formOf(fields, refusalProblems(done));
    reply.code(422).send(await this.#page(ctx, { form }));
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
