import { MutationInput } from '@hearthside/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType()
export class AnswerInput {
  @Field(() => ID, { description: 'Of a line of the form.' })
  line!: string;

  @Field(() => Int, { nullable: true, description: 'On lines with two numbers.' })
  before?: number | null;

  @Field(() => Int, { nullable: true })
  now?: number | null;
}

@InputType()
export class CommentInput {
  @Field(() => ID, { description: 'Of a question of the form.' })
  question!: string;

  @Field()
  words!: string;
}

@InputType()
export class KeyEvaluationInput extends MutationInput {
  @Field(() => ID)
  offering!: string;

  @Field(() => ID, {
    description: 'A UUID that whoever keys makes up. The same once more corrects that sheet.',
  })
  sheet!: string;

  @Field(() => [AnswerInput], { description: 'Lines that were left out are left out.' })
  answers!: AnswerInput[];

  @Field(() => [CommentInput], {
    nullable: true,
    description: 'They are kept apart from the sheet; with a correction come only further ones.',
  })
  comments?: CommentInput[] | null;
}

@InputType()
export class RemoveEvaluationInput extends MutationInput {
  @Field(() => ID)
  offering!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A sheet, or a comment. Null: all of the class; that is for the office.',
  })
  id?: string | null;
}
