import { Audience, Ctx, type Context } from '@hearthside/platform';
import { InstituteService, type Institute } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { fieldsOf } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { Orders } from '../page/orders.service.js';
import { PrivatePage } from '../page/private-page.js';
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
    private readonly orders: Orders,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  show(@Ctx() ctx: Context, @Query('done') done: unknown): Promise<string> {
    return this.#page(ctx, { done });
  }

  @Post()
  async change(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    const fields = fieldsOf(body);
    const { name = '', timeZone = '', contact = '' } = fields;
    const input = { name, timeZone, contact };
    const work = () => this.institutes.change(ctx, input);
    const then = () => '/institute';
    const order = { mutation: 'changeInstitute', input, work, done: 'saved', then } as const;
    await this.orders.send(ctx, reply, fields, order, (form) => this.#page(ctx, { form }));
  }

  async #page(ctx: Context, shown: Shown): Promise<string> {
    const institute = await this.institutes.own(ctx);
    const known = shown.form?.values['timeZone'] ?? institute.timeZone;
    const all = ZONES.includes(known) ? ZONES : [known, ...ZONES];
    const zones = all.map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }));
    return page(this.frames, ctx, { institute, zones }, shown);
  }
}
