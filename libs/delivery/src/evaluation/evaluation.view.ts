import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

const FEWER = 'Null: fewer than five.';

@ObjectType({ description: 'A line of the form, and what a whole class circled on it.' })
export class EvaluationLine {
  @Field(() => ID)
  line!: string;

  @Field({ description: 'What stands above it.' })
  heading!: string;

  @Field()
  words!: string;

  @Field(() => Int, { description: 'Numbers go from 1 to this.' })
  to!: number;

  @Field({ description: 'Two numbers: for before the course, and for now.' })
  beforeNow!: boolean;

  @Field(() => Int, { nullable: true, description: FEWER })
  answered!: number | null;

  @Field(() => Int, { nullable: true, description: `Now higher than before. ${FEWER}` })
  higher!: number | null;

  @Field(() => Int, { nullable: true, description: FEWER })
  same!: number | null;

  @Field(() => Int, { nullable: true, description: `Now lower than before. ${FEWER}` })
  lower!: number | null;

  @Field(() => [Int], {
    nullable: true,
    description: `How many circled each number, from 1 on; of lines with one number. ${FEWER}`,
  })
  counts!: number[] | null;
}

@ObjectType({ description: 'A question that is answered in words.' })
export class EvaluationQuestion {
  @Field(() => ID)
  question!: string;

  @Field()
  words!: string;
}

@ObjectType({ description: 'What somebody wrote. Nobody can tell who, or on which sheet.' })
export class EvaluationWords {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  question!: string;

  @Field()
  words!: string;
}

@ObjectType({ description: 'What a class said of its course, on sheets without names.' })
export class Evaluation {
  @Field(() => ID)
  offering!: string;

  @Field({ description: 'The handout, such as H7.6.' })
  handout!: string;

  @Field(() => Int, { nullable: true, description: `Sheets that were keyed. ${FEWER}` })
  sheets!: number | null;

  @Field(() => [EvaluationLine])
  lines!: EvaluationLine[];

  @Field(() => [EvaluationQuestion])
  questions!: EvaluationQuestion[];

  @Field(() => [EvaluationWords], { description: 'In no order that tells anything.' })
  comments!: EvaluationWords[];
}
