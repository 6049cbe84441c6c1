import { Field, InputType } from '@nestjs/graphql';

/** What every mutation is told; inputs extend it. */
@InputType({ isAbstract: true })
export abstract class MutationInput {
  @Field({
    description:
      'Chosen anew for each thing that is to be done, and kept when it is sent again: 8 to 64 letters, ' +
      'digits or signs without spaces.',
  })
  clientMutationId!: string;
}
