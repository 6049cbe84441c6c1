import { capitals } from '@hearthside/curriculum';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PacketJob } from '../packet/job/packet-job.js';

const PacketState = capitals([
  'waiting',
  'working',
  'ready',
  'failed',
  'cancelled',
] as const satisfies readonly PacketJob['state'][]);
registerEnumType(PacketState, { name: 'PacketState' });

@ObjectType({ description: 'A file of a packet.' })
export class PacketFileLink {
  @Field({ description: 'Its path in the packet, such as everything.pdf.' })
  path!: string;

  @Field()
  link!: string;
}

@ObjectType({ description: 'A sheet of a packet, in one size of print.' })
export class PacketSheet {
  @Field()
  title!: string;

  @Field({
    description: 'Who gets it, or where it goes: learners, leaders, room, office and so on.',
  })
  place!: string;

  @Field({ description: 'standard, large, xlarge, or "one size".' })
  size!: string;

  @Field(() => Int)
  pages!: number;

  @Field(() => Int)
  copies!: number;

  @Field({ description: 'The address of its PDF.' })
  link!: string;
}

@ObjectType({ description: 'What is in a packet.' })
export class PacketList {
  @Field(() => Int)
  learners!: number;

  @Field({ description: 'A draft says so on every page.' })
  isDraft!: boolean;

  @Field(() => Int, { description: 'Of all copies.' })
  pages!: number;

  @Field(() => [PacketSheet])
  sheets!: PacketSheet[];
}

@ObjectType({
  description: 'All papers of a session: under way, ready for an hour, or gone wrong.',
})
export class Packet {
  @Field(() => ID)
  id!: string;

  @Field(() => PacketState)
  state!: PacketJob['state'];

  @Field(() => Int, { description: 'Packets that are made before it.' })
  ahead!: number;

  @Field(() => Int, { description: 'Steps that are done.' })
  done!: number;

  @Field(() => Int, { description: 'Steps in all; 0 until work has begun.' })
  all!: number;

  @Field(() => String, { nullable: true, description: 'Why it could not be made.' })
  failure!: string | null;

  @Field(() => [String], { description: 'What keeps it from being final.' })
  missing!: string[];

  @Field({ description: 'The page that shows how far it has come, and then its files.' })
  page!: string;

  @Field(() => String, { nullable: true, description: 'All files as ZIP, once it is ready.' })
  link!: string | null;

  @Field(() => [PacketFileLink], { description: 'None until it is ready.' })
  files!: PacketFileLink[];

  @Field(() => PacketList, { nullable: true, description: 'Once it is ready.' })
  contents!: PacketList | null;
}

@ObjectType({ description: 'What is wrong with one thing that a packet is made from.' })
export class PacketProblem {
  @Field({ description: 'As an order has it: learners, leaders.0.name, resources.2.verifiedOn.' })
  field!: string;

  @Field()
  message!: string;
}

@ObjectType({ description: 'Why a packet cannot be made as it is, all of it at once.' })
export class PacketRefusal {
  @Field({ description: 'All of it, a line for each problem.' })
  message!: string;

  @Field(() => [PacketProblem])
  problems!: PacketProblem[];
}
