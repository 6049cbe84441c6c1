import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EnrolmentStateName } from '@hearthside/delivery';
import type { EnrolmentState } from '@hearthside/delivery';
import type { LineKind } from './roster-plan.rules.js';

export const RosterLineKindName = {
  NEW: 'new',
  KNOWN: 'known',
  THERE: 'there',
  UNSURE: 'unsure',
  PROBLEM: 'problem',
} as const satisfies Record<string, LineKind>;

registerEnumType(RosterLineKindName, {
  name: 'RosterLineKind',
  description:
    'New and known people get a place. There: has one. Unsure: choose who it is. Problem: is left out.',
});

@ObjectType({ description: 'Something to mend in a list, or worth a look.' })
export class RosterRemark {
  @Field(() => String, { nullable: true, description: 'The heading of the column.' })
  column?: string | null;

  @Field()
  message!: string;
}

@ObjectType({ description: 'Somebody at the institute with the same name.' })
export class RosterCandidate {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;
}

@ObjectType({ description: 'What is going to happen with a line of a list.' })
export class RosterLine {
  @Field(() => Int, { description: 'In the file, from 1 on.' })
  line!: number;

  @Field(() => RosterLineKindName)
  kind!: LineKind;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => EnrolmentStateName, {
    nullable: true,
    description: 'A seat, or a turn in line; of those who get one.',
  })
  place!: EnrolmentState | null;

  @Field(() => [RosterCandidate])
  candidates!: RosterCandidate[];

  @Field(() => [RosterRemark])
  remarks!: RosterRemark[];
}

@ObjectType({ description: 'What a list would come to if it were entered now.' })
export class RosterPreview {
  @Field(() => ID)
  offering!: string;

  @Field({ description: 'Send it with importRoster: nothing is done but what was seen.' })
  digest!: string;

  @Field(() => [RosterLine])
  lines!: RosterLine[];
}
