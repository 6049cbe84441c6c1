import { MutationInput } from '@hearthside/platform';
import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class IssueCertificatesInput extends MutationInput {
  @Field(() => ID)
  offering!: string;
}

@InputType()
export class RevokeCertificateInput extends MutationInput {
  @Field(() => ID)
  id!: string;
}
