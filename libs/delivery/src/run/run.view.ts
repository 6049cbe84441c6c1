import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { RunStateName, SkipReasonName, StepStateName } from './run-names.js';
import type { RunState, SkipReason, StepState } from './run.rules.js';

@ObjectType({ description: 'An activity of a session, as planned and as it went.' })
export class RunStep {
  @Field(() => ID, { description: 'The activity’s.' })
  id!: string;

  @Field()
  title!: string;

  @Field(() => Int, { description: 'The plan’s.' })
  minutes!: number;

  @Field(() => Int, {
    description: 'Minutes given to it besides; fewer than none were taken away.',
  })
  extended!: number;

  @Field(() => StepStateName)
  state!: StepState;

  @Field(() => GraphQLISODateTime, { nullable: true })
  startedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Float, {
    nullable: true,
    description: 'That it took, or has taken so far, to a tenth.',
  })
  actualMinutes!: number | null;

  @Field(() => SkipReasonName, { nullable: true })
  reason!: SkipReason | null;
}

@ObjectType({ description: 'The clock of a session: what is done just now, and how late it is.' })
export class Run {
  @Field(() => ID)
  session!: string;

  @Field(() => ID)
  offering!: string;

  @Field(() => RunStateName)
  state!: RunState;

  @Field(() => Int, {
    description: 'One more with each change, and 0 before the first. Send it with a command.',
  })
  version!: number;

  @Field(() => ID, { nullable: true, description: 'The activity that is done just now.' })
  present!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  startedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'Behind the plan since it began; fewer than none are ahead.' })
  behindMinutes!: number;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it ends if the rest goes as planned, or when it has ended.',
  })
  endsAt!: Date | null;

  @Field(() => GraphQLISODateTime, { description: 'When the session is to end by its schedule.' })
  scheduledEnd!: Date;

  @Field(() => [RunStep], { description: 'In the plan’s order.' })
  steps!: RunStep[];
}
