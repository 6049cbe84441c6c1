import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Edition } from '../edition/edition.entity.js';
import type { PublishedCourse } from '../edition/edition.service.js';
import { Lesson, lessonOf } from '../lesson/lesson.view.js';
import { Source } from '../source/source.view.js';

@ObjectType({ description: 'A curriculum, in its latest edition.' })
export class Course {
  @Field(() => ID)
  slug!: string;

  @Field({ description: 'Neutral; stands in addresses and file names.' })
  code!: string;

  @Field()
  title!: string;

  @Field(() => String, { nullable: true })
  subtitle?: string;

  @Field({ description: 'Stands wherever somebody outside the room could read it.' })
  neutralTitle!: string;

  @Field()
  language!: string;

  @Field()
  disclaimer!: string;

  @Field(() => String, { nullable: true, description: 'For announcements, in at most 50 words.' })
  shortBlurb?: string | undefined;

  @Field(() => String, { nullable: true, description: 'For announcements, in at most 100 words.' })
  longBlurb?: string | undefined;

  @Field(() => Edition)
  edition!: PublishedCourse['edition'];

  @Field(() => [Lesson])
  lessons!: Lesson[];

  @Field(() => [Source])
  sources!: Source[];

  /** For fields that depend on who asks: the edition, which holds leaders' text too. */
  published!: PublishedCourse;
}

const made = new WeakMap<PublishedCourse, Course>();

/** An edition never changes, so its course is put together once for as long as it is in memory. */
export function courseOf(published: PublishedCourse): Course {
  const before = made.get(published);
  if (before) return before;
  const { course, edition } = published;
  const { slug, code, title, subtitle, neutralTitle, language, disclaimer, blurbs, sources } =
    course;
  const view = Object.assign(new Course(), {
    slug,
    code,
    title,
    subtitle,
    neutralTitle,
    language,
    disclaimer,
    shortBlurb: blurbs.short,
    longBlurb: blurbs.long,
    edition,
    published,
    sources,
    lessons: course.lessons.map((lesson) => lessonOf(published, lesson)),
  });
  made.set(published, view);
  return view;
}
