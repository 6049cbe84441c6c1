import { meetingsOf, variantsOf } from '@hearthside/lesson-text';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { PublishedCourse } from '../edition/edition.service.js';
import { Lesson, lessonOf } from '../lesson/lesson.view.js';

@ObjectType({
  description: 'A plan of a course’s meetings. The standard one has one for each lesson.',
})
export class Variant {
  @Field(() => ID, { description: 'Stands in addresses.' })
  id!: string;

  @Field()
  title!: string;

  @Field({ description: 'For whom it is, and what differs.' })
  about!: string;

  @Field(() => [Lesson], { description: 'In order; each has its number, minutes and activities.' })
  meetings!: Lesson[];
}

const made = new WeakMap<PublishedCourse, Variant[]>();

/** The plans of a course, the standard one first. Made once, as its lessons are. */
export function variantsIn(published: PublishedCourse, lessons: Lesson[]): Variant[] {
  const before = made.get(published);
  if (before) return before;
  const { course } = published;
  const views = variantsOf(course).map((facts, index) =>
    Object.assign(new Variant(), {
      ...facts,
      meetings:
        index === 0
          ? lessons
          : (meetingsOf(course, facts.id) ?? []).map(({ lesson }) =>
              lessonOf(published, lesson, facts.id),
            ),
    }),
  );
  made.set(published, views);
  return views;
}
