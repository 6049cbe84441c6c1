import { MutationInput } from '@hearthside/platform';
import { Field, GraphQLISODateTime, ID, InputType, Int } from '@nestjs/graphql';
import { SkipReasonName } from './run-names.js';
import type { SkipReason } from './run.rules.js';

@InputType({ isAbstract: true })
class PressedInput extends MutationInput {
  @Field(() => ID)
  session!: string;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When it was pressed, if that was while the network was away: at most twelve hours ago. Send such commands in their order.',
  })
  at?: Date | null;
}

@InputType()
export class StartRunInput extends PressedInput {}

@InputType({ isAbstract: true })
class FromInput extends PressedInput {
  @Field(() => ID, {
    description: 'The activity that was present for whoever pressed: two who press move on once.',
  })
  from!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that they saw. Null where it could not be known.',
  })
  version?: number | null;
}

@InputType()
export class NextActivityInput extends FromInput {}

@InputType()
export class SkipActivityInput extends FromInput {
  @Field(() => SkipReasonName, { nullable: true })
  reason?: SkipReason | null;
}

@InputType()
export class ExtendActivityInput extends FromInput {
  @Field(() => Int, { description: 'Added to the present activity; with a minus, taken away.' })
  minutes!: number;
}

@InputType()
export class FinishRunInput extends FromInput {}

@InputType()
export class StepBackInput extends PressedInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The activity that was present for whoever pressed; null after the end.',
  })
  from?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that they saw.' })
  version?: number | null;
}
