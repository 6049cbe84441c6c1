import { MutationInput } from '@hearthside/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType()
export class RosterChoiceInput {
  @Field(() => Int)
  line!: number;

  @Field({ description: 'The id of a candidate, or “new” for somebody new.' })
  who!: string;
}

const CSV = 'The text of a CSV file. What does not fit into a request can be sent on the page.';

/** What a list would come to. */
@ArgsType()
export class RosterAsked {
  @Field(() => ID)
  offering!: string;

  @Field({ description: CSV })
  csv!: string;

  @Field(() => [RosterChoiceInput], { nullable: true })
  choices?: RosterChoiceInput[] | null;
}

@InputType()
export class ImportRosterInput extends MutationInput {
  @Field(() => ID)
  offering!: string;

  @Field({ description: CSV })
  csv!: string;

  @Field(() => [RosterChoiceInput], { nullable: true })
  choices?: RosterChoiceInput[] | null;

  @Field({ description: 'Of the preview that was seen with these choices.' })
  digest!: string;
}
