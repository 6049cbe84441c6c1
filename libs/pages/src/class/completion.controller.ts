import { CertificateService, CompletionService } from '@hearthside/delivery';
import {
  Audience,
  Ctx,
  hasRole,
  Refused,
  SETTINGS,
  type Context,
  type Settings,
} from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import {
  Body,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';

const page = compilePage<Record<string, unknown>>('class-completion');

/** Who has completed a class: for the office and its leaders. The office issues certificates. */
@Audience('members')
@Controller('classes/:id')
export class CompletionController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly completion: CompletionService,
    private readonly certificates: CertificateService,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get('completion')
  @PrivatePage()
  show(@Ctx() ctx: Context, @Param('id') id: string, @Query('done') done: unknown) {
    return this.#page(ctx, id, formOf(), doneIn(done));
  }

  @Audience('coordinators')
  @Post('certificates')
  async issue(
    @Ctx() ctx: Context,
    @Param('id') offering: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const order = {
      ...{ mutation: 'issueCertificates', input: { offering }, done: 'certified' as const },
      work: async () => {
        await this.certificates.issueCertificates(ctx, offering);
        return { id: offering };
      },
      then: () => `/classes/${offering}/completion`,
    };
    const again = (form: Form) => this.#page(ctx, offering, form);
    await this.orders.send(ctx, reply, fieldsOf(body), order, again);
  }

  async #page(ctx: Context, id: string, form: Form, done?: string): Promise<string> {
    const offering = await this.pages.offering(ctx, id);
    const lines = await this.completion.completionOf(ctx, id).catch(notFoundIfRefused);
    const isOffice = hasRole(ctx.who, 'coordinator');
    const issued = isOffice ? (await this.certificates.certificatesOf(ctx, id)).certificates : [];
    const frame = await this.pages.frame(ctx, 'Completion', { done });
    return page(frame, {
      ...{ id, name: offering.name, form, isOffice, isFinished: offering.state === 'finished' },
      share: `${offering.completionShare} of ${offering.completionOf}`,
      hasCertificates: issued.some(({ checkCode }) => checkCode),
      lines: lines.map((line) => {
        const own = issued.find(({ enrolment }) => enrolment === line.enrolment);
        const check = own?.checkCode && `${this.settings.publicUrl}/certificate/${own.checkCode}`;
        return { ...line, check, certificate: own?.id, isRevoked: Boolean(own?.revokedAt) };
      }),
    });
  }
}

function notFoundIfRefused(error: unknown): never {
  if (error instanceof Refused) throw new NotFoundException();
  throw error;
}
