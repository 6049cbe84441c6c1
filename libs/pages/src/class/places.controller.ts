import { EnrolmentService, EnteringService, LeavingService } from '@hearthside/delivery';
import { MembershipService } from '@hearthside/people';
import { Audience, Ctx, hasRole, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { placeView } from './class.view.js';

const page = compilePage<Record<string, unknown>>('class-places');
const SIZES = ['standard', 'large', 'xlarge'] as const;

/** Who is in a class: for the office, and for those who lead it or help. */
@Audience('members')
@Controller('classes/:id/places')
export class PlacesController {
  constructor(
    private readonly pages: ClassPages,
    private readonly places: EnrolmentService,
    private readonly entering: EnteringService,
    private readonly leaving: LeavingService,
    private readonly members: MembershipService,
  ) {}

  @Audience('members')
  @Get()
  @PrivatePage()
  show(@Ctx() ctx: Context, @Param('id') id: string, @Query('done') done: unknown) {
    return this.#page(ctx, id, formOf(), doneIn(done));
  }

  @Audience('coordinators')
  @Post()
  async enrol(
    @Ctx() ctx: Context,
    @Param('id') offeringId: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { member: memberId = '', hearing = '', seating = '', consented } = fields;
    const print = SIZES.find((size) => size === fields['print']) ?? 'standard';
    const needs = { print, hearing: hearing || null, seating: seating || null };
    const input = { offeringId, memberId, ...needs, consented: consented === 'yes' };
    const order = {
      ...{ mutation: 'enrol', input, done: 'enrolled' as const },
      work: () => this.entering.enrol(ctx, input),
      then: () => `/classes/${offeringId}/places`,
    } as const;
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.pages.send(ctx, reply, fields, order, again);
  }

  @Audience('coordinators')
  @Post(':place')
  async change(
    @Ctx() ctx: Context,
    @Param('id') offeringId: string,
    @Param('place') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const ways = {
      withdraw: ['withdraw', () => this.leaving.withdraw(ctx, id), 'withdrawn'],
      accept: ['acceptSeat', () => this.leaving.accept(ctx, id), 'seat-taken'],
      decline: ['declineSeat', () => this.leaving.decline(ctx, id), 'withdrawn'],
    } as const;
    const way = ways[(fields['to'] ?? '') as keyof typeof ways];
    if (!way) throw new NotFoundException();
    const [mutation, work, done] = way;
    const then = () => `/classes/${offeringId}/places`;
    const order = { mutation, input: { id }, work, done, then };
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.pages.send(ctx, reply, fields, order, again);
  }

  async #page(ctx: Context, id: string, form: Form, done?: string): Promise<string> {
    const offering = await this.pages.offering(ctx, id);
    const found = await this.places.list(ctx, { offering: id, first: 200 });
    if (!found) throw new NotFoundException();
    const isOffice = hasRole(ctx.who, 'coordinator');
    const people = isOffice
      ? (await this.members.list(ctx, { first: 200, state: 'active' })).nodes
      : [];
    const within = new Set(found.nodes.map(({ membershipId }) => membershipId));
    return page(await this.pages.frame(ctx, 'Places in a class', { done }), {
      ...{ id, name: offering.name, form, isOffice, seats: offering.seats },
      taken: found.nodes.filter(({ state }) => state === 'held' || state === 'offered').length,
      places: found.nodes.map((place) => placeView(place, offering.timeZone)),
      people: people
        .filter((person) => !within.has(person.id))
        .map(({ id: value, name: words }) => ({ value, words })),
      prints: [
        { value: 'standard', words: 'Standard print' },
        { value: 'large', words: 'Large print' },
        { value: 'xlarge', words: 'Extra-large print' },
      ],
    });
  }
}
