import { MutationInput } from '@hearthside/platform';
import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class NoMailInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'For the office. Without it: oneself.' })
  memberId?: string | null;

  @Field({ description: 'True: no reminders. False: reminders, as for everybody.' })
  noMail!: boolean;
}
