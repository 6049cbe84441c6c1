import {
  CertificateService,
  EnrolmentService,
  EnteringService,
  LeavingService,
  type Enrolment,
} from '@hearthside/delivery';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { seatAnswer } from './seat-answer.js';
import { PRINT_SIZES, placeView, sizeIn } from './class.view.js';

const page = compilePage<Record<string, unknown>>('class-register');

/** One's own place in a class: to ask for one, to take a seat that is offered, to give it up. */
@Audience('members')
@Controller('classes/:id/register')
export class RegistrationController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly places: EnrolmentService,
    private readonly entering: EnteringService,
    private readonly leaving: LeavingService,
    private readonly certificates: CertificateService,
  ) {}

  @Get()
  @PrivatePage()
  show(@Ctx() ctx: Context, @Param('id') id: string, @Query('done') done: unknown) {
    return this.#page(ctx, id, formOf(), doneIn(done));
  }

  @Post()
  async register(
    @Ctx() ctx: Context,
    @Param('id') offeringId: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { hearing = '', seating = '', consented } = fields;
    const print = sizeIn(fields['print']);
    // What is left empty stays as it was, for somebody who comes again.
    const needs = {
      ...(print && { print }),
      ...(hearing && { hearing }),
      ...(seating && { seating }),
    };
    const input = { offeringId, ...needs, consented: consented === 'yes' };
    const order = {
      ...{ mutation: 'register', input, done: 'registered' as const },
      work: () => this.entering.register(ctx, input),
      then: () => `/classes/${offeringId}/register`,
    };
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  @Post('answer')
  async answer(
    @Ctx() ctx: Context,
    @Param('id') offeringId: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const own = await this.#own(ctx, offeringId);
    if (!own) throw new NotFoundException();
    const { id } = own;
    const said = { taken: 'seat-is-yours', left: 'gave-up' } as const;
    const answer = seatAnswer(this.leaving, ctx, id, fields['to'], said);
    const then = () => `/classes/${offeringId}/register`;
    const order = { ...answer, then };
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  /** Where a class is of another institute or a draft, nothing is found. */
  async #own(ctx: Context, offeringId: string): Promise<Enrolment | undefined> {
    const own = await this.places.own(ctx);
    return own.find((place) => place.offeringId === offeringId && place.state !== 'withdrawn');
  }

  async #page(ctx: Context, id: string, form: Form, done?: string): Promise<string> {
    const { name, timeZone, stage } = await this.pages.offering(ctx, id);
    const own = await this.#own(ctx, id);
    return page(await this.pages.frame(ctx, 'Your place in a class', { done }), {
      ...{ id, name, form, isOpen: stage === 'open', prints: PRINT_SIZES },
      place: own && placeView(own, timeZone),
      hasCertificate: Boolean(own && (await this.certificates.ownCertificate(ctx, id))),
    });
  }
}
