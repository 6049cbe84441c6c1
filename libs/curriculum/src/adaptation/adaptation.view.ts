import { placesOf, textAt, type AdaptablePlace, type ChangeKind } from '@hearthside/lesson-text';
import { isKept, leastMinutes, withChanges } from '@hearthside/lesson-text';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ChangeKindName } from './adaptation-names.js';
import type { AdaptationState, AdaptationTarget, ReasonedChange } from './adaptations.service.js';

@ObjectType({ description: 'One thing that is otherwise than in the edition.' })
export class CourseChange {
  @Field(() => ID)
  place!: string;

  @Field(() => ChangeKindName)
  kind!: ChangeKind;

  @Field({ description: 'The lesson, meeting or course to which it belongs.' })
  under!: string;

  @Field()
  title!: string;

  @Field(() => Int, { nullable: true })
  minutes!: number | null;

  @Field(() => String, { nullable: true, description: 'In the lesson language.' })
  text!: string | null;

  @Field()
  reason!: string;
}

@ObjectType({ description: 'A place in a course at which it can be changed.' })
export class CoursePlace {
  @Field(() => ID)
  name!: string;

  @Field({ description: 'The lesson, meeting or course to which it belongs.' })
  under!: string;

  @Field()
  title!: string;

  @Field(() => Int, { nullable: true, description: 'Of an activity, as the author has it.' })
  minutes!: number | null;

  @Field(() => Int, { nullable: true, description: 'Shorter than this it cannot be.' })
  leastMinutes!: number | null;

  @Field({ description: 'An activity that is done in every class.' })
  isKept!: boolean;

  @Field({ description: 'Has words of its own, which can be changed.' })
  hasText!: boolean;
}

/** A course with what an institute has otherwise, in all of its classes or in one. */
@ObjectType({ description: 'What is otherwise than in an edition.' })
export class CourseAdaptation {
  @Field(() => ID, { description: 'Slug of the course.' })
  course!: string;

  @Field(() => ID)
  edition!: string;

  @Field(() => Int, { description: 'Give it with the next change. 0 before the first.' })
  version!: number;

  @Field(() => [CourseChange])
  changes!: CourseChange[];

  @Field(() => [CoursePlace])
  places!: CoursePlace[];

  @Field(() => ID, {
    nullable: true,
    description: 'An edition that is newer than the one that is changed here.',
  })
  newerEdition!: string | null;

  /** What stands at a place now, and what the author has there. */
  textsAt!: (place: string) => { now: string; authors: string } | undefined;

  static of(
    { courseSlug, editionId }: AdaptationTarget,
    { under: { course }, version, changes }: AdaptationState,
    newerEdition: string | null,
  ): CourseAdaptation {
    const places = placesOf(course);
    const adaptation = new CourseAdaptation();
    return Object.assign(adaptation, {
      ...{ course: courseSlug, edition: editionId, version, newerEdition },
      changes: changes.map((change) => changeView(change, places)),
      places: places.map(placeView),
      textsAt: (place: string) => {
        const authors = textAt(course, place);
        const now = textAt(withChanges(course, changes), place) ?? authors;
        return authors === undefined || now === undefined ? undefined : { now, authors };
      },
    });
  }
}

export function changeView(
  change: ReasonedChange,
  places: readonly AdaptablePlace[],
): CourseChange {
  const { place, kind, reason } = change;
  const { under = '', title = place } = places.find(({ name }) => name === place) ?? {};
  return {
    ...{ place, kind, reason, under, title },
    minutes: change.kind === 'minutes' ? change.minutes : null,
    text: change.kind === 'text' ? change.text : null,
  };
}

function placeView({ name, under, title, activity, body }: AdaptablePlace): CoursePlace {
  return {
    ...{ name, under, title },
    minutes: activity?.minutes ?? null,
    leastMinutes: activity ? leastMinutes(activity.plan, activity.minutes) : null,
    isKept: activity !== undefined && isKept(activity.plan),
    hasText: body !== undefined,
  };
}
