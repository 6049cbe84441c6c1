import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How long an activity of a meeting took, over all finished runs.' })
export class ActivityTime {
  @Field(() => ID, { description: 'Of the edition that was run.' })
  edition!: string;

  @Field()
  variant!: string;

  @Field(() => Int, { description: 'Of the meeting, from 1 on.' })
  meeting!: number;

  @Field(() => ID, { description: 'The activity’s.' })
  activity!: string;

  @Field()
  title!: string;

  @Field(() => Float, { description: 'Planned minutes; the middle one where plans differ.' })
  planned!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Minutes that it took, the middle of all that did it; null where nobody did.',
  })
  actual!: number | null;

  @Field(() => Int, { description: 'Finished runs that planned it.' })
  runs!: number;

  @Field(() => Int)
  skipped!: number;

  @Field(() => Int, { description: 'The session ended before it.' })
  unreached!: number;

  @Field(() => Int, { description: 'It was given other minutes while it was done.' })
  extended!: number;
}
