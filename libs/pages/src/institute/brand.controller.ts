import { createHash } from 'node:crypto';
import { Audience, Ctx, Refusal, type Context } from '@hearthside/platform';
import { BrandService, InstituteService, Once, type Brand } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { backTo } from '../page/done.js';
import { fieldsOf, formOf, type FormProblem } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { PrivatePage } from '../page/private-page.js';
import { refusalProblems } from '../page/refusal-problems.js';
import { readForm, type MultipartRequest } from '../packet/upload.js';
import { brandView, type BrandView } from './brand.view.js';
import { compileInstitutePage, type Shown } from './institute-page.js';

const PATH = '/institute/brand';
const page = compileInstitutePage<BrandView>('brand', 'Logo and color', PATH);
const TOO_LARGE = 'The logo is larger than 2 megabytes. Save it smaller.';

/** How the institute shows itself. */
@Audience('coordinators')
@Controller('institute/brand')
export class BrandController {
  constructor(
    private readonly brands: BrandService,
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
  async change(
    @Ctx() ctx: Context,
    @Req() request: MultipartRequest,
    @Res() reply: Reply,
  ): Promise<void> {
    const { fields, files, tooLarge } = await readForm(request);
    const logo = files.get('logo');
    const { clientMutationId = '', name = '', color = '' } = fields;
    const sum = logo && createHash('sha256').update(logo).digest('hex');
    const done: Brand | Refusal = tooLarge.includes('logo')
      ? new Refusal('LOGO_UNFIT', TOO_LARGE, 'logo')
      : await this.#once(ctx, { clientMutationId, name, color, logo: sum }, () =>
          this.brands.change(ctx, { name, color }, logo),
        );
    if (!(done instanceof Refusal)) return backTo(reply, PATH, 'saved');
    const again: FormProblem[] =
      logo && done.field !== 'logo'
        ? [{ message: 'Please choose the logo again, too.', field: 'logo' }]
        : [];
    const form = formOf({ name, color }, [...refusalProblems(done), ...again]);
    reply.code(422).send(await this.#page(ctx, { form }));
  }

  @Post('without-logo')
  @PrivatePage()
  async withoutLogo(
    @Ctx() ctx: Context,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { clientMutationId = '' } = fieldsOf(body);
    const input = { withoutLogo: true };
    const done = await this.#once(ctx, { clientMutationId, ...input }, () =>
      this.brands.change(ctx, input),
    );
    if (!(done instanceof Refusal)) return backTo(reply, PATH, 'logo-removed');
    const form = formOf({}, refusalProblems(done));
    reply.code(422).send(await this.#page(ctx, { form }));
  }

  #once(
    ctx: Context,
    input: { clientMutationId: string } & Record<string, unknown>,
    change: () => Promise<Brand>,
  ): Promise<Brand | Refusal> {
    const id = ctx.who.kind === 'member' ? ctx.who.instituteId : '';
    const work = async () => {
      await change();
      return { id };
    };
    return this.once.do(ctx, 'changeBrand', input, work, () => this.brands.own(ctx));
  }

  async #page(ctx: Context, shown: Shown): Promise<string> {
    const { name } = await this.institutes.own(ctx);
    return page(this.frames, ctx, brandView(await this.brands.own(ctx), name), shown);
  }
}
