import {
  Audience,
  Ctx,
  FailedJobService,
  isId,
  Refused,
  type Context,
  type FailedJob,
} from '@hearthside/platform';
import { InstituteService } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { doneIn, type Done } from '../page/done.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { Orders } from '../page/orders.service.js';
import { momentOf } from '../page/moment.js';

const PATH = '/failed-work';

interface FailedWorkView {
  jobs: { id: string; what: string; when: string; why: string; errorId: string | null }[];
}

const page = compilePage<FailedWorkView>('failed-work');

/** Work that failed for good: tried again, or put aside. */
@Audience('coordinators')
@Controller('failed-work')
export class FailedWorkController {
  constructor(
    private readonly jobs: FailedJobService,
    private readonly orders: Orders,
    private readonly institutes: InstituteService,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  list(@Ctx() ctx: Context, @Query('done') done: unknown): Promise<string> {
    return this.#page(ctx, formOf(), done);
  }

  @Post(':id/again')
  async again(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const work = () => this.jobs.retry(ctx, id);
    await this.#do(ctx, reply, body, { mutation: 'retryJob', id, work, done: 'retried' });
  }

  @Post(':id/aside')
  async aside(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const work = () => this.jobs.dismiss(ctx, id);
    await this.#do(ctx, reply, body, { mutation: 'dismissJob', id, work, done: 'dismissed' });
  }

  async #do(
    ctx: Context,
    reply: Reply,
    body: unknown,
    order: {
      mutation: string;
      id: string;
      work(): Promise<boolean>;
      done: Done & ('retried' | 'dismissed');
    },
  ): Promise<void> {
    const { mutation, id, done } = order;
    const work = async () => {
      if (!isId(id) || !(await order.work())) throw notThere();
      return { id };
    };
    const whole = { mutation, input: { id }, work, done, then: () => PATH };
    // Each form of the list has an id of its own again.
    const again = (form: Form) => this.#page(ctx, formOf({}, form.problems));
    await this.orders.send(ctx, reply, fieldsOf(body), whole, again);
  }

  async #page(ctx: Context, form: Form, done?: unknown): Promise<string> {
    const { timeZone } = await this.institutes.own(ctx);
    const jobs = (await this.jobs.list(ctx)).map((job) => jobView(job, timeZone));
    const frame = await this.frames.of(ctx, 'Failed work', PATH, { done: doneIn(done) });
    return page(frame, { jobs, form });
  }
}

function jobView({ id, what, failedAt, reason, errorId }: FailedJob, timeZone: string) {
  const why = reason ?? 'It is not known why.';
  return { id, what, when: momentOf(failedAt, timeZone), why, errorId };
}

function notThere(): Refused {
  return new Refused(
    'NO_SUCH_JOB',
    'This is not on the list any more. Perhaps somebody else has seen to it.',
  );
}
