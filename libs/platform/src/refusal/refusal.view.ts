import { Field, ObjectType } from '@nestjs/graphql';

/** Why something was not done, as data: whoever asked can mend it. */
@ObjectType({ description: 'Why something was not done, and how to mend it. Nothing has changed.' })
export class Refusal {
  @Field({ description: 'For programs, such as "ALREADY_MEMBER".' })
  readonly code: string;

  @Field({ description: 'For people: what is in the way, and what to do.' })
  readonly message: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was filled in that has to change, if it is that.',
  })
  readonly field: string | null;

  constructor(code: string, message: string, field?: string | null) {
    this.code = code;
    this.message = message;
    this.field = field ?? null;
  }
}
