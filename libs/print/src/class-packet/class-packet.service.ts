import { randomUUID } from 'node:crypto';
import { EditionService, type PublishedCourse } from '@hearthside/curriculum';
import { meetingsOf } from '@hearthside/lesson-text';
import { Once, PacketDefaultsService, type Told } from '@hearthside/people';
import { record, Refusal, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { PacketJob } from '../packet/job/packet-job.js';
import type { PacketOrder } from '../packet/order/packet-order.js';
import { OrderRefused } from '../packet/order/order-problem.js';
import { readOrder } from '../packet/order/read-order.js';
import { PacketService } from '../packet/packet.service.js';
import { dataAddress } from '../packet/plan/logo.js';
import type { PacketPlan } from '../packet/plan/packet-plan.js';
import { classFactsOf } from './class-facts.js';
import type { ClassPacketInput } from './class-packet.input.js';
import { orderFrom, type PacketChoices } from './class-packet.rules.js';

/** What a packet of a session would be made from. */
export interface ClassOrder {
  order: PacketOrder;
  /** The edition with which the class stays, with what is otherwise there. */
  published: PublishedCourse;
}

/** The papers of a session, out of what is known of its class. */
@Injectable()
export class ClassPacketService {
  constructor(
    private readonly packets: PacketService,
    private readonly editions: EditionService,
    private readonly known: PacketDefaultsService,
    private readonly once: Once,
  ) {}

  /**
   * For the office, and for those who lead the class.
   *
   * @throws Refused NO_SUCH_SESSION
   * @throws OrderRefused
   */
  async order(ctx: Context, sessionId: string, choices: PacketChoices = {}): Promise<ClassOrder> {
    return ctx.tx(async () => {
      const facts = await classFactsOf(ctx, sessionId);
      if (facts.learners.length === 0) {
        const message = 'Nobody has a seat in this class yet. Give somebody a place first.';
        throw new OrderRefused([{ field: 'learners', message }]);
      }
      const { editionId, offeringId } = facts;
      const published = (await this.editions.adaptedById(ctx, editionId, offeringId))!;
      const { course, edition } = published;
      const meetings = meetingsOf(course, facts.variant);
      const meeting = meetings?.find(({ lesson }) => lesson.number === facts.number);
      const planned = {
        ...{ code: course.code, edition: edition.id, minutes: meeting?.lesson.minutes },
        resources: course.resources.map(({ id }) => id),
      };
      const { institute, reporting, resources } = await this.known.defaults(ctx, course.slug);
      const logo = institute.hasLogo ? await this.known.logo(ctx) : undefined;
      const { name, color } = institute;
      const said = {
        ...{ institute: { name, ...(color && { color }) }, resources },
        ...{ logo: logo && dataAddress(logo.bytes), ...(reporting && { reporting }) },
      };
      return { order: readOrder(orderFrom(facts, planned, said, choices)), published };
    });
  }

  /**
   * Begins the packet, or gives the one that the same message has begun. It names people: the office may have it, and
   * of the leaders whoever asked.
   *
   * @returns a refusal where there is no such session
   * @throws OrderRefused
   */
  async make(
    ctx: Context,
    { clientMutationId, ...input }: ClassPacketInput,
  ): Promise<PacketJob | Refusal> {
    let plan: PacketPlan | undefined;
    const work = async () => {
      plan = await this.#plan(ctx, input);
      const subject = { kind: 'session', id: input.session } as const;
      await ctx.tx((db) => record(db, ctx, 'packet.ordered', subject));
      return { id: randomUUID() };
    };
    // After the transaction: no packet is begun for an order that was taken back. One that was let go is made again.
    const read = async (id: string) =>
      this.packets.find(ctx, id) ??
      this.packets.begin(ctx, plan ?? (await this.#plan(ctx, input)), { id, ...asker(ctx) });
    const sent = { clientMutationId, ...input };
    return this.once.do(ctx, 'makeClassPacket', sent, work, read);
  }

  async #plan(ctx: Context, input: Told<ClassPacketInput>): Promise<PacketPlan> {
    const { session, paper, sides, spares, final, names } = input;
    const choices = {
      ...{ paper: paper ?? undefined, sides: sides ?? undefined, spares: spares ?? undefined },
      ...{ final: final ?? undefined, names: names ?? undefined },
    };
    const { order, published } = await this.order(ctx, session, choices);
    return this.packets.plan(ctx, order, published);
  }
}

/** Whoever asks for many packets waits for their own. */
function asker({ who }: Context): { lane: string; owner?: string } {
  return who.kind === 'member'
    ? { lane: who.membershipId, owner: who.membershipId }
    : { lane: who.kind };
}
