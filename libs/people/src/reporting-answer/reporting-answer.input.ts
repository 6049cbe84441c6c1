import { MutationInput } from '@hearthside/platform';
import { Field, InputType } from '@nestjs/graphql';

@InputType()
export class ReportingAnswerInput extends MutationInput {
  @Field({ description: 'In the host’s words, at most 3,000 letters.' })
  answer!: string;

  @Field({ description: 'Who said so.' })
  by!: string;

  @Field({ description: 'On which day, such as 2026-12-01.' })
  on!: string;

  @Field(() => String, { nullable: true, description: 'The last day on which it counts.' })
  askAgain?: string | null;
}
