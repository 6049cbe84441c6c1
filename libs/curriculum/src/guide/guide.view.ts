import { keptMinutes, type Lesson as LessonTree } from '@hearthside/lesson-text';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PublishedCourse } from '../edition/edition.service.js';
import { activitiesOf, LessonFacts } from '../lesson/lesson.view.js';
import { Json } from '../lesson/json.scalar.js';

@ObjectType({ description: 'A lesson as its leaders see it. For leaders only.' })
export class FacilitatorGuide extends LessonFacts {
  @Field(() => Int, { description: 'Minutes of what is kept when time is short, with the break.' })
  keptMinutes!: number;

  @Field(() => Int)
  leaders!: number;

  @Field(() => Json, { description: 'The whole tree, leaders’ text included.' })
  tree!: LessonTree;

  /** What it was made from, for fields that a higher step adds. */
  published!: PublishedCourse;
}

export function guideOf(published: PublishedCourse, tree: LessonTree): FacilitatorGuide {
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
    published,
  });
}
