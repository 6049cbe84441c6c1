import { MutationInput } from '@hearthside/platform';
import { Field, InputType } from '@nestjs/graphql';

/** What is left out stays as it is. */
@InputType({ description: 'What is left out stays as it is.' })
export class InstituteInput extends MutationInput {
  @Field(() => String, { nullable: true, description: 'At most 120 letters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA name, such as America/New_York.' })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How to reach the office, in one line. An empty one takes it away.',
  })
  contact?: string | null;
}
