import { MutationInput } from '@hearthside/platform';
import { Field, ID, InputType } from '@nestjs/graphql';

/** Takes the place of all that was known before. */
@InputType({ description: 'Takes the place of all that was known before.' })
export class LocalResourceInput extends MutationInput {
  @Field(() => ID)
  course!: string;

  @Field(() => ID)
  resource!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  text?: string | null;

  @Field(() => String, { nullable: true })
  tty?: string | null;

  @Field(() => String, { nullable: true })
  web?: string | null;

  @Field(() => String, { nullable: true })
  hours?: string | null;

  @Field(() => String, { nullable: true })
  cost?: string | null;

  @Field(() => String, { nullable: true })
  languages?: string | null;

  @Field(() => String, { nullable: true })
  access?: string | null;

  @Field(() => String, { nullable: true })
  confidentiality?: string | null;

  @Field(() => String, { nullable: true })
  verifiedBy?: string | null;

  @Field(() => String, { nullable: true })
  verifiedOn?: string | null;

  @Field(() => String, { nullable: true })
  expires?: string | null;

  @Field(() => String, { nullable: true })
  leftOut?: string | null;
}

@InputType()
export class LocalResourceKeyInput extends MutationInput {
  @Field(() => ID)
  course!: string;

  @Field(() => ID)
  resource!: string;
}
