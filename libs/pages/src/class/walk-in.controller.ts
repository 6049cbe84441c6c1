import { EnrolmentService, EnteringService, NewcomerService } from '@hearthside/delivery';
import { MembershipService } from '@hearthside/people';
import { Audience, Ctx, hasRole, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Fields, type Form } from '../page/form.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { PRINT_SIZES, sizeIn } from './class.view.js';

const page = compilePage<Record<string, unknown>>('class-walk-in');

/** Somebody is at the door: a seat that is free, at once. For the office, and those who lead the class or help. */
@Audience('members')
@Controller('classes/:id/walk-in')
export class WalkInController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly places: EnrolmentService,
    private readonly entering: EnteringService,
    private readonly newcomers: NewcomerService,
    private readonly members: MembershipService,
  ) {}

  @Get()
  @PrivatePage()
  ask(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query('search') search: unknown,
    @Query('done') done: unknown,
  ): Promise<string> {
    const values: Fields = typeof search === 'string' ? { search } : {};
    return this.#page(ctx, id, formOf(values), doneIn(done));
  }

  @Post()
  async known(
    @Ctx() ctx: Context,
    @Param('id') offeringId: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const input = { offeringId, memberId: fields['member'] ?? '', ...saidIn(fields) };
    const order = {
      ...{ mutation: 'admitWalkIn', input, done: 'walked-in' as const },
      work: () => this.entering.admitWalkIn(ctx, input),
      then: () => `/classes/${offeringId}/walk-in`,
    };
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  @Post('new')
  async newcomer(
    @Ctx() ctx: Context,
    @Param('id') offeringId: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { name = '', called = '' } = fields;
    const input = { offeringId, name, called, ...saidIn(fields) };
    const order = {
      ...{ mutation: 'admitNewcomer', input, done: 'walked-in' as const },
      work: () => this.newcomers.admit(ctx, input),
      then: () => `/classes/${offeringId}/walk-in`,
    };
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  async #page(ctx: Context, id: string, form: Form, done?: string): Promise<string> {
    const offering = await this.pages.offering(ctx, id);
    const held = await this.places.list(ctx, { offering: id, state: 'held', first: 1 });
    const kept = await this.places.list(ctx, { offering: id, state: 'offered', first: 1 });
    if (!held || !kept) throw new NotFoundException();
    const free = Math.max(0, offering.seats - held.count - kept.count);
    const search = (form.values['search'] ?? '').trim();
    const asked = { first: 20, state: 'active' as const, search };
    const { nodes, count } = search ? await this.members.list(ctx, asked) : { nodes: [], count: 0 };
    return page(await this.pages.frame(ctx, 'At the door', { done }), {
      ...{ id, form, search, free, name: offering.name, prints: PRINT_SIZES },
      // Who helps is not shown who else is at the institute.
      maySearch: hasRole(ctx.who, 'coordinator', 'facilitator'),
      people: nodes.map(({ id: value, name: words }) => ({ value, words })),
      more: count > nodes.length,
    });
  }
}

function saidIn(fields: Fields) {
  const { hearing = '', seating = '', consented, agreed } = fields;
  const print = sizeIn(fields['print']);
  return {
    ...(print && { print }),
    ...(hearing && { hearing }),
    ...(seating && { seating }),
    consented: consented === 'yes' || agreed === 'yes',
  };
}
