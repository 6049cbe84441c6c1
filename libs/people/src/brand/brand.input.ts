import { MutationInput } from '@hearthside/platform';
import { Field, InputType } from '@nestjs/graphql';

/** What is left out stays as it is. A logo is a file, and comes by a form. */
@InputType({ description: 'What is left out stays as it is.' })
export class BrandInput extends MutationInput {
  @Field(() => String, { nullable: true, description: 'An empty one takes it away.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Such as #7a2a12; any color will do. An empty one takes it away.',
  })
  color?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True takes the logo away.' })
  withoutLogo?: boolean | null;
}
