import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import {
  ClassPacketService,
  OrderRefused,
  PAPERS,
  type ClassOrder,
  type Reply,
} from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { backTo } from '../page/done.js';
import { fieldsOf, formOf, type Fields, type Form } from '../page/form.js';
import { momentOf } from '../page/moment.js';
import { compilePage } from '../page/page.js';
import { PrivatePage, showAgain } from '../page/private-page.js';
import { sendForm } from '../page/send-form.js';
import { ClassPages } from './class-pages.service.js';

const page = compilePage<Record<string, unknown>>('class-packet');

/** All papers of a session, counted from its class: for the office, and for those who lead it. */
@Audience('leaders')
@Controller('classes/:id/sessions/:session/packet')
export class ClassPacketController {
  constructor(
    private readonly pages: ClassPages,
    private readonly packets: ClassPacketService,
  ) {}

  @Get()
  @PrivatePage()
  show(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
  ): Promise<string> {
    return this.#page(ctx, id, session, formOf());
  }

  @Post()
  async make(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    await this.#session(ctx, id, session);
    try {
      const input = { session, ...chosen(fields) };
      const sent = await sendForm(fields, (clientMutationId) =>
        this.packets.make(ctx, { clientMutationId, ...input }),
      );
      if (sent.done) return backTo(reply, `/packets/${sent.done.id}`);
      showAgain(reply, await this.#page(ctx, id, session, sent.again));
    } catch (error) {
      if (!(error instanceof OrderRefused)) throw error;
      const problems = error.problems.map(({ message, field }) => ({
        // What the form does not ask is mended elsewhere, as the message says.
        ...{ message, field: OWN.includes(field) ? field : undefined },
      }));
      showAgain(reply, await this.#page(ctx, id, session, formOf(fields, problems)));
    }
  }

  async #page(ctx: Context, id: string, session: string, form: Form): Promise<string> {
    const { number, when, name } = await this.#session(ctx, id, session);
    const known = await this.#known(ctx, session);
    return page(await this.pages.frame(ctx, 'Papers for a session'), {
      ...{ id, session, name, form, number, when, ...CHOICES },
      ...(typeof known === 'string'
        ? { why: known }
        : { facts: factsOf(known), spares: known.order.spares }),
    });
  }

  /** Or why there can be no packet, as long as nobody is in the class. */
  async #known(ctx: Context, session: string): Promise<ClassOrder | string> {
    try {
      return await this.packets.order(ctx, session);
    } catch (error) {
      if (error instanceof Refused) throw new NotFoundException();
      if (error instanceof OrderRefused) return error.message;
      throw error;
    }
  }

  async #session(ctx: Context, id: string, session: string) {
    const { name, sessions, timeZone } = await this.pages.offering(ctx, id);
    const found = sessions.find((each) => each.id === session);
    if (!found) throw new NotFoundException();
    return { name, number: found.number, when: momentOf(found.startsAt, timeZone) };
  }
}

/** Fields of an order that the form asks for. */
const OWN = ['final', 'paper', 'sides', 'spares'];

const CHOICES = {
  finals: [
    { value: 'no', words: 'looking through: a draft' },
    { value: 'yes', words: 'class' },
  ],
  papers: [
    { value: 'letter', words: 'Letter' },
    { value: 'a4', words: 'A4' },
  ],
  sidesOf: [
    { value: 'both', words: 'on both sides of the paper' },
    { value: 'one', words: 'on one side' },
  ],
  namings: [
    { value: 'yes', words: 'printed' },
    { value: 'no', words: 'a line to write on' },
  ],
};

function chosen({ paper, sides, spares, final, names }: Fields) {
  return {
    paper: PAPERS.find((each) => each === paper) ?? null,
    sides: sides === 'one' ? ('one' as const) : null,
    // What is no number is refused with the words of an order.
    spares: spares?.trim() ? Number(spares) : null,
    final: final === 'yes',
    names: names !== 'no',
  };
}

function factsOf({ order }: ClassOrder) {
  const { learners, large, xlarge, leaders, assistants, place, clinician } = order;
  const facts: [string, string | undefined][] = [
    ['People', String(learners)],
    ['In large print', large > 0 ? String(large) : undefined],
    ['In extra-large print', xlarge > 0 ? String(xlarge) : undefined],
    ['Led by', leaders.map((leader) => leader.name).join(', ')],
    ['Helping', assistants.join(', ')],
    ['Where', place],
    ['Clinician on call', clinician && `${clinician.name}, ${clinician.phone}`],
  ];
  return facts.flatMap(([term, words]) => (words ? [{ term, words }] : []));
}
