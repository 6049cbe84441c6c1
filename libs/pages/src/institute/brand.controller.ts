import { createHash } from 'node:crypto';
import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import { BrandService, instituteOf, InstituteService } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Done } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { Orders, type Order } from '../page/orders.service.js';
import { PrivatePage } from '../page/private-page.js';
import { readForm, type MultipartRequest } from '../packet/upload.js';
import { brandView, type BrandView } from './brand.view.js';
import { compileInstitutePage, type Shown } from './institute-page.js';

const PATH = '/institute/brand';
const page = compileInstitutePage<BrandView>('brand', 'Logo and color', PATH);
const TOO_LARGE = 'The logo is larger than 2 megabytes. Save it smaller.';
const LOGO_AGAIN = { message: 'Please choose the logo again, too.', field: 'logo' };

/** How the institute shows itself. */
@Audience('coordinators')
@Controller('institute/brand')
export class BrandController {
  constructor(
    private readonly brands: BrandService,
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
  async change(
    @Ctx() ctx: Context,
    @Req() request: MultipartRequest,
    @Res() reply: Reply,
  ): Promise<void> {
    const { fields, files, tooLarge } = await readForm(request);
    const logo = files.get('logo');
    const { name = '', color = '' } = fields;
    const sum = logo && createHash('sha256').update(logo).digest('hex');
    const order = this.#order(ctx, { name, color, logo: sum }, 'saved', async () => {
      if (tooLarge.includes('logo')) throw new Refused('LOGO_UNFIT', TOO_LARGE, 'logo');
      await this.brands.change(ctx, { name, color }, logo);
    });
    const again = ({ values, problems }: Form) => {
      const isKept = !logo || problems.some(({ field }) => field === 'logo');
      const shown = isKept ? problems : [...problems, LOGO_AGAIN];
      return this.#page(ctx, { form: formOf(values, shown) });
    };
    await this.orders.send(ctx, reply, fields, order, again);
  }

  @Post('without-logo')
  async withoutLogo(
    @Ctx() ctx: Context,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const input = { withoutLogo: true };
    const change = () => this.brands.change(ctx, input);
    const order = this.#order(ctx, input, 'logo-removed', change);
    const again = ({ problems }: Form) => this.#page(ctx, { form: formOf({}, problems) });
    await this.orders.send(ctx, reply, fieldsOf(body), order, again);
  }

  #order(ctx: Context, input: object, done: Done, change: () => Promise<unknown>): Order {
    const id = instituteOf(ctx);
    const work = async () => {
      await change();
      return { id };
    };
    return { mutation: 'changeBrand', input, work, done, then: () => PATH };
  }

  async #page(ctx: Context, shown: Shown): Promise<string> {
    const { name } = await this.institutes.own(ctx);
    return page(this.frames, ctx, brandView(await this.brands.own(ctx), name), shown);
  }
}
