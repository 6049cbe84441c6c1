import {
  Audience,
  Ctx,
  Refusal,
  SETTINGS,
  type Context,
  type Settings,
} from '@hearthside/platform';
import { Inject, NotFoundException } from '@nestjs/common';
import {
  Args,
  createUnionType,
  ID,
  Mutation,
  Query,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import type { PacketJob } from '../packet/job/packet-job.js';
import { OrderRefused } from '../packet/order/order-problem.js';
import { PacketService } from '../packet/packet.service.js';
import { ClassPacketInput } from './class-packet.input.js';
import { ClassPacketService } from './class-packet.service.js';
import { packetShown } from './packet-shown.js';
import { Packet, PacketRefusal } from './packet.view.js';

const ClassPacketResult = createUnionType({
  name: 'ClassPacketResult',
  types: () => [Packet, PacketRefusal, Refusal] as const,
  resolveType: (value: object) => {
    if (value instanceof Refusal) return Refusal;
    return 'problems' in value ? PacketRefusal : Packet;
  },
});

/** Of the leaders, whoever leads the class; the service knows who that is. */
@Audience('leaders')
@Resolver(() => Packet)
export class ClassPacketResolver {
  constructor(
    private readonly packets: PacketService,
    private readonly ofClasses: ClassPacketService,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Query(() => Packet, { nullable: true, description: 'Null once it is let go, after an hour.' })
  packet(@Ctx() ctx: Context, @Args('id', { type: () => ID }) id: string): Packet | undefined {
    const job = this.packets.find(ctx, id);
    return job && this.#shown(job);
  }

  @Mutation(() => ClassPacketResult, {
    description: 'All papers of a session, from what is known of its class.',
  })
  async makeClassPacket(
    @Ctx() ctx: Context,
    @Args('input') input: ClassPacketInput,
  ): Promise<typeof ClassPacketResult> {
    try {
      const made = await this.ofClasses.make(ctx, input);
      return made instanceof Refusal ? made : this.#shown(made);
    } catch (error) {
      if (error instanceof OrderRefused) {
        return { message: error.message, problems: [...error.problems] };
      }
      throw error;
    }
  }

  @Subscription(() => Packet, {
    description: 'As it stands, whenever that is new; ends once the packet is ready or has failed.',
  })
  packetProgress(
    @Ctx() ctx: Context,
    @Args('id', { type: () => ID }) id: string,
  ): AsyncIterableIterator<{ packetProgress: Packet }> {
    const job = this.packets.find(ctx, id);
    if (!job) throw new NotFoundException('There is no such packet, or it has been let go.');
    const turns = this.packets.watch(job);
    const shown = (turn: IteratorResult<undefined>) =>
      turn.done ? turn : { done: false as const, value: { packetProgress: this.#shown(job) } };
    return {
      next: async () => shown(await turns.next()),
      return: async () => shown(await turns.return!()),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  #shown(job: PacketJob): Packet {
    const page = `${this.settings.publicUrl}/packets/${job.id}`;
    return packetShown(job, this.packets.ahead(job.id), page);
  }
}
