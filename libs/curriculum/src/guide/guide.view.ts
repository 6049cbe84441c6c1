import {
  keptMinutes,
  type LeftOut as LeftOutTree,
  type Lesson as LessonTree,
  type PlannedMeeting,
} from '@hearthside/lesson-text';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { PublishedCourse } from '../edition/edition.service.js';
import { activitiesOf, LessonFacts } from '../lesson/lesson.view.js';
import { Json } from '../lesson/json.scalar.js';

@ObjectType({ description: 'Where an item of the checklist is, if not where its lesson has it.' })
export class MovedItem {
  @Field(() => ID)
  item!: string;

  @Field(() => [ID], { description: 'Handouts that people take home.' })
  handouts!: string[];

  @Field(() => [ID], { description: 'Activities that cover it too.' })
  activities!: string[];
}

@ObjectType({ description: 'An activity of its lessons that a meeting has no time for.' })
export class LeftOut {
  @Field(() => ID)
  activity!: string;

  @Field()
  title!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => ID, { nullable: true, description: 'The activity that does its work.' })
  takenInBy?: string | undefined;

  @Field(() => [MovedItem])
  items!: MovedItem[];
}

@ObjectType({ description: 'A lesson as its leaders see it. For leaders only.' })
export class FacilitatorGuide extends LessonFacts {
  @Field(() => Int, { description: 'Minutes of what is kept when time is short, with the break.' })
  keptMinutes!: number;

  @Field(() => Int)
  leaders!: number;

  @Field(() => Json, { description: 'The whole tree, leaders’ text included.' })
  tree!: LessonTree;

  @Field(() => [LeftOut], { description: 'Nothing, where a lesson is taught as it is written.' })
  leftOut!: LeftOut[];

  /** What it was made from, for fields that a higher step adds. */
  published!: PublishedCourse;
  variant!: string;
}

export function guideOf(
  published: PublishedCourse,
  { lesson: tree, leftOut }: PlannedMeeting,
  variant: string,
): FacilitatorGuide {
  const { number, title, aim, minutes, leaders } = tree;
  return Object.assign(new FacilitatorGuide(), {
    number,
    title,
    aim,
    minutes,
    leaders,
    keptMinutes: keptMinutes(tree.activities),
    activities: activitiesOf(tree),
    tree,
    leftOut: leftOut.map(leftOutView),
    published,
    variant,
  });
}

function leftOutView({ activity, takenInBy, items }: LeftOutTree): LeftOut {
  const { id, title, plan } = activity;
  return { activity: id, title, minutes: plan.minutes, takenInBy: takenInBy?.id, items };
}
