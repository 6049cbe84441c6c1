import {
  ConsentService,
  EnrolmentService,
  NeedsService,
  OfferingService,
  TransferService,
  type Enrolment,
} from '@hearthside/delivery';
import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { momentOf } from '../page/moment.js';
import { Orders, type Order } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { inWords, placeView, PRINT_SIZES, sizeIn } from './class.view.js';

const page = compilePage<Record<string, unknown>>('class-place');

/** Classes to which somebody can go over are looked for among so many of the newest. */
const LOOKED_AT = 200;

/** One place in a class: what somebody needs, whether they have agreed, and to which class they go over. */
@Audience('coordinators')
@Controller('classes/:id/places/:place')
export class PlaceController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly offerings: OfferingService,
    private readonly places: EnrolmentService,
    private readonly needs: NeedsService,
    private readonly consents: ConsentService,
    private readonly transfers: TransferService,
  ) {}

  @Get()
  @PrivatePage()
  show(@Ctx() ctx: Context, @Param() at: At, @Query('done') done: unknown): Promise<string> {
    return this.#page(ctx, at, undefined, doneIn(done));
  }

  @Post('needs')
  async change(
    @Ctx() ctx: Context,
    @Param() at: At,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { print, hearing = '', seating = '', language = '' } = fieldsOf(body);
    const size = sizeIn(print);
    const input = { id: at.place, ...(size && { print: size }), hearing, seating, language };
    await this.#send(ctx, at, body, reply, {
      ...{ mutation: 'changeNeeds', input, done: 'needs-saved' },
      work: () => this.needs.change(ctx, input),
    });
  }

  @Post('consent')
  async agree(
    @Ctx() ctx: Context,
    @Param() at: At,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.#send(ctx, at, body, reply, {
      ...{ mutation: 'recordConsent', input: { id: at.place }, done: 'consent-noted' },
      work: () => this.consents.agree(ctx, at.place),
    });
  }

  @Post('transfer')
  async transfer(
    @Ctx() ctx: Context,
    @Param() at: At,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const input = { id: at.place, toOfferingId: fieldsOf(body)['toOfferingId'] ?? '' };
    const work = async () => {
      if (!input.toOfferingId)
        throw new Refused('NO_CLASS', 'Choose a class first.', 'toOfferingId');
      return this.transfers.transfer(ctx, input);
    };
    await this.#send(ctx, at, body, reply, {
      ...{ mutation: 'transferEnrolment', input, work, done: 'transferred' },
      then: () => `/classes/${input.toOfferingId}/places`,
    });
  }

  async #send(
    ctx: Context,
    at: At,
    body: unknown,
    reply: Reply,
    order: Omit<Order, 'then'> & Partial<Pick<Order, 'then'>>,
  ): Promise<void> {
    await this.#found(ctx, at);
    const then = () => `/classes/${at.id}/places/${at.place}`;
    const again = (form: Form) => this.#page(ctx, at, form);
    await this.orders.send(ctx, reply, fieldsOf(body), { then, ...order }, again);
  }

  /** @throws NotFoundException also where the place is in another class */
  async #found(ctx: Context, { id, place }: At): Promise<Enrolment> {
    const found = await this.places.get(ctx, place).catch((error: unknown) => {
      throw error instanceof Refused ? new NotFoundException() : error;
    });
    if (found.offeringId !== id) throw new NotFoundException();
    return found;
  }

  async #page(ctx: Context, at: At, form?: Form, done?: string): Promise<string> {
    const place = await this.#found(ctx, at);
    const { name: className, timeZone } = await this.pages.offering(ctx, at.id);
    const { name, print, hearing, seating, language, state, consentedAt } = place;
    const typed = { print, hearing, seating, language };
    const known = Object.fromEntries(Object.entries(typed).map(([key, said]) => [key, said ?? '']));
    const values = { ...known, ...form?.values };
    return page(await this.pages.frame(ctx, 'A place in a class', { done }), {
      ...{ ...at, name, className, words: placeView(place, timeZone).words },
      form: formOf(values, form?.problems),
      prints: PRINT_SIZES.filter(({ value }) => value !== ''),
      agreed: consentedAt && momentOf(consentedAt, timeZone),
      classes: state === 'withdrawn' ? [] : await this.#others(ctx, at.id),
      isThere: state !== 'withdrawn',
    });
  }

  /** Classes that take people. */
  async #others(ctx: Context, id: string): Promise<{ value: string; words: string }[]> {
    const { nodes } = await this.offerings.list(ctx, { first: LOOKED_AT });
    const others = nodes.filter((each) => each.id !== id && each.state === 'open');
    const named = [];
    for (const other of others) {
      const { name } = await this.pages.named(ctx, other);
      named.push({ value: other.id, words: `${name}. ${inWords(other)}` });
    }
    return named.length > 0 ? [{ value: '', words: 'Choose one' }, ...named] : [];
  }
}

interface At {
  id: string;
  place: string;
}
