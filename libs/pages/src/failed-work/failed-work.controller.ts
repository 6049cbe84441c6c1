import {
  Audience,
  Ctx,
  FailedJobService,
  isId,
  Refused,
  type Context,
  type FailedJob,
} from '@hearthside/platform';
import { InstituteService, Once } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { backTo, doneIn, type Done } from '../page/done.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { sendForm } from '../page/send-form.js';
import { momentOf } from '../page/moment.js';

const HTML = 'text/html; charset=utf-8';
const NOT_KEPT = 'private, no-store';

interface FailedWorkView {
  jobs: { id: string; what: string; when: string; why: string; errorId: string | null }[];
}

const page = compilePage<FailedWorkView>('failed-work');

/** Work that failed for good: tried again, or put aside. */
@Audience('coordinators')
@Controller('work')
export class FailedWorkController {
  constructor(
    private readonly jobs: FailedJobService,
    private readonly once: Once,
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
    const sent = await sendForm(fieldsOf(body), (clientMutationId) =>
      this.once.do(ctx, mutation, { clientMutationId, id } as never, work, async () => ({ id })),
    );
    if (!sent.again) {
      backTo(reply, '/work', done);
      return;
    }
    // Each form of the list has an id of its own again.
    const shown = await this.#page(ctx, formOf({}, sent.again.problems));
    reply.code(422).header('content-type', HTML).header('cache-control', NOT_KEPT).send(shown);
  }

  async #page(ctx: Context, form: Form, done?: unknown): Promise<string> {
    const { timeZone } = await this.institutes.own(ctx);
    const jobs = (await this.jobs.list(ctx)).map((job) => jobView(job, timeZone));
    const frame = await this.frames.of(ctx, 'Failed work', '/work', { done: doneIn(done) });
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
