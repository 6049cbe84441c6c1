import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How far somebody who holds a place has come in a class.' })
export class CompletionLine {
  @Field(() => ID)
  enrolment!: string;

  @Field({ description: 'In full.' })
  name!: string;

  @Field(() => Int, { description: 'Sessions of the class that count.' })
  counted!: number;

  @Field(() => Int, { description: 'Those of them that they were at, if only for a part.' })
  there!: number;

  @Field({ description: 'They were at as many as it takes.' })
  completed!: boolean;
}
