import { Audience, Ctx, Refusal, type Context } from '@hearthside/platform';
import { InstituteService, Once, type Institute } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { backTo } from '../page/done.js';
import { fieldsOf, formOf } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { PrivatePage } from '../page/private-page.js';
import { refusalProblems } from '../page/refusal-problems.js';
import { compileInstitutePage, type Shown } from './institute-page.js';

interface InstituteView {
  institute: Pick<Institute, 'name' | 'timeZone' | 'contact'>;
  zones: { value: string; words: string }[];
}

const page = compileInstitutePage<InstituteView>('institute', 'Institute', '/institute');
const ZONES = Intl.supportedValuesOf('timeZone');

/** What the institute is called, what time it is there, and how to reach its office. */
@Audience('coordinators')
@Controller('institute')
export class InstituteController {
  constructor(
    private readonly institutes: InstituteService,
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
  async change(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    const fields = fieldsOf(body);
    const { clientMutationId = '', name = '', timeZone = '', contact = '' } = fields;
    const input = { clientMutationId, name, timeZone, contact };
    const work = () => this.institutes.change(ctx, { name, timeZone, contact });
    const read = () => this.institutes.own(ctx);
    const done = await this.once.do(ctx, 'changeInstitute', input, work, read);
    if (!(done instanceof Refusal)) return backTo(reply, '/institute', 'saved');
    const form = formOf(fields, refusalProblems(done));
    reply.code(422).send(await this.#page(ctx, { form }));
  }

  async #page(ctx: Context, shown: Shown): Promise<string> {
    const institute = await this.institutes.own(ctx);
    const known = shown.form?.values['timeZone'] ?? institute.timeZone;
    const all = ZONES.includes(known) ? ZONES : [known, ...ZONES];
    const zones = all.map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }));
    return page(this.frames, ctx, { institute, zones }, shown);
  }
}
