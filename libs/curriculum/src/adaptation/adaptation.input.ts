import { MutationInput } from '@hearthside/platform';
import type { ChangeKind } from '@hearthside/lesson-text';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ChangeKindName, MergeChoiceName, type MergeChoice } from './adaptation-names.js';

/** One change as it is typed. */
@InputType({ isAbstract: true })
export abstract class ChangeFields extends MutationInput {
  @Field(() => ID, { description: 'Such as lesson/2/activity/warm; see places.' })
  place!: string;

  @Field(() => ChangeKindName)
  kind!: ChangeKind;

  @Field(() => Int, { nullable: true, description: 'Of an activity.' })
  minutes?: number | null;

  @Field(() => String, { nullable: true, description: 'In the lesson language.' })
  text?: string | null;

  @Field({ description: 'For those who read later how the class differed, and why.' })
  reason!: string;

  @Field(() => Int, { description: 'The version of the adaptation that was seen; 0 for none.' })
  version!: number;
}

@InputType()
export class AdaptCourseInput extends ChangeFields {
  @Field(() => ID, { description: 'Slug of the course.' })
  course!: string;
}

@InputType({ isAbstract: true })
export abstract class ChangeKey extends MutationInput {
  @Field(() => ID)
  place!: string;

  @Field(() => ChangeKindName)
  kind!: ChangeKind;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class UndoCourseChangeInput extends ChangeKey {
  @Field(() => ID)
  course!: string;
}

@InputType({ description: 'What is to stand where both have changed something.' })
export class MergeChoiceInput {
  @Field(() => ID, { description: 'As in the adaptation until now.' })
  place!: string;

  @Field(() => ChangeKindName)
  kind!: ChangeKind;

  @Field(() => MergeChoiceName)
  take!: MergeChoice;

  @Field(() => String, { nullable: true, description: 'For TEXT: what is to stand there.' })
  text?: string | null;
}

@InputType({ isAbstract: true })
export abstract class MoveFields extends MutationInput {
  @Field(() => ID, { description: 'The edition to go to.' })
  edition!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => [MergeChoiceInput], { defaultValue: [] })
  choices?: MergeChoiceInput[];
}

@InputType()
export class MoveAdaptationInput extends MoveFields {
  @Field(() => ID)
  course!: string;
}
