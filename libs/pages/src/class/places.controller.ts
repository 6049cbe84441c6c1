import {
  EnrolmentService,
  EnteringService,
  LeavingService,
  NoMailService,
  ReminderService,
  type Enrolment,
  type WithoutMailReason,
} from '@hearthside/delivery';
import { MembershipService, type Membership } from '@hearthside/people';
import { Audience, Ctx, hasRole, type Context } from '@hearthside/platform';
import { LetterPrint, type Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { momentOf } from '../page/moment.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages, type NamedClass } from './class-pages.service.js';
import { seatAnswer } from './seat-answer.js';
import { placeView, PRINT_SIZES, sizeIn } from './class.view.js';

const page = compilePage<Record<string, unknown>>('class-places');

const WITHOUT_MAIL: Record<WithoutMailReason, string> = {
  'no-address': 'Has no e-mail. Needs a letter or a call.',
  'not-taken': 'The last mail was refused. Is the address right? Until then, a letter or a call.',
  'not-wanted': 'Wants no reminders. Still hears by mail when a seat or a time changes.',
};

/** Who is in a class: for the office, and for those who lead it or help. */
@Audience('members')
@Controller('classes/:id/places')
export class PlacesController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly places: EnrolmentService,
    private readonly entering: EnteringService,
    private readonly leaving: LeavingService,
    private readonly members: MembershipService,
    private readonly reminders: ReminderService,
    private readonly wishes: NoMailService,
    private readonly letters: LetterPrint,
  ) {}

  @Audience('members')
  @Get()
  @PrivatePage()
  show(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query('done') done: unknown,
    @Query('after') from: unknown,
  ): Promise<string> {
    const after = typeof from === 'string' ? from : null;
    return this.#page(ctx, id, formOf(), { done: doneIn(done), after });
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
    const print = sizeIn(fields['print']);
    // What is left empty stays as it was, for somebody who comes again.
    const needs = {
      ...(print && { print }),
      ...(hearing && { hearing }),
      ...(seating && { seating }),
    };
    const input = { offeringId, memberId, ...needs, consented: consented === 'yes' };
    const order = {
      ...{ mutation: 'enrol', input, done: 'enrolled' as const },
      work: () => this.entering.enrol(ctx, input),
      then: () => `/classes/${offeringId}/places`,
    } as const;
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  @Audience('coordinators')
  @Post('reminders')
  async setReminders(
    @Ctx() ctx: Context,
    @Param('id') offeringId: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const noMail = fields['to'] === 'none';
    const input = { memberId: fields['whom'] ?? '', noMail };
    const order = {
      ...{ mutation: 'setNoMail', input },
      done: noMail ? ('no-reminders' as const) : ('reminders-again' as const),
      work: () => this.wishes.set(ctx, input),
      then: () => `/classes/${offeringId}/places`,
    };
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.orders.send(ctx, reply, fields, order, again);
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
    const said = { taken: 'seat-taken', left: 'withdrawn' } as const;
    const answer = seatAnswer(this.leaving, ctx, id, fields['to'], said);
    const then = () => `/classes/${offeringId}/places`;
    const order = { ...answer, then };
    const again = (form: Form) => this.#page(ctx, offeringId, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  async #page(
    ctx: Context,
    id: string,
    form: Form,
    { done, after }: { done?: string | undefined; after?: string | null } = {},
  ): Promise<string> {
    const offering = await this.pages.offering(ctx, id);
    const found = await this.places.list(ctx, { offering: id, first: 200, after });
    if (!found) throw new NotFoundException();
    const isOffice = hasRole(ctx.who, 'coordinator');
    const people = isOffice ? await this.#everybody(ctx) : [];
    const within = new Set(found.nodes.map(({ membershipId }) => membershipId));
    return page(await this.pages.frame(ctx, 'Places in a class', { done }), {
      ...{ id, name: offering.name, form, isOffice, seats: offering.seats },
      taken: (await this.#count(ctx, id, 'held')) + (await this.#count(ctx, id, 'offered')),
      next: found.endCursor && `/classes/${id}/places?after=${encodeURIComponent(found.endCursor)}`,
      places: found.nodes.map((place) => placeView(place, offering.timeZone)),
      people: people
        .filter((person) => !within.has(person.id))
        .map(({ id: value, name: words }) => ({ value, words })),
      prints: PRINT_SIZES,
      ...(isOffice && (await this.#mail(ctx, id, found.nodes))),
      ...(isOffice && offering.state === 'open' && (await this.#letters(ctx, offering))),
    });
  }

  /** Whom mail does not reach, and whose reminders can be stopped or begun again. */
  async #mail(ctx: Context, offering: string, places: readonly Enrolment[]) {
    const found = await this.reminders.withoutMail(ctx, offering);
    return {
      withoutMail: found.map(({ name, why }) => ({ name, why: WITHOUT_MAIL[why] })),
      inClass: places.map(({ membershipId: value, name: words }) => ({ value, words })),
    };
  }

  /** How many get letters, and of which sessions they are told beforehand. */
  async #letters(ctx: Context, { id, sessions, timeZone, asksNotice }: NamedClass) {
    const now = ctx.now();
    return {
      letters: await this.letters.readers(ctx, id),
      notices: sessions
        .filter(({ number, startsAt }) => startsAt > now && asksNotice(number))
        .map((session) => ({ id: session.id, when: momentOf(session.startsAt, timeZone) })),
    };
  }

  async #count(ctx: Context, offering: string, state: 'held' | 'offered'): Promise<number> {
    return (await this.places.list(ctx, { offering, state, first: 1 }))?.count ?? 0;
  }

  /** Whoever is at the institute, however many they are. */
  async #everybody(ctx: Context): Promise<Membership[]> {
    const all: Membership[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, endCursor } = await this.members.list(ctx, {
        first: 200,
        state: 'active',
        after,
      });
      all.push(...nodes);
      if (!endCursor) return all;
      after = endCursor;
    }
  }
}
