import { listedSheets, SHEET_AUDIENCES } from '@hearthside/lesson-text';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PublishedCourse } from '../edition/edition.service.js';
import { capitals, HandoutKind } from '../lesson/lesson.view.js';

export const SheetAudience = capitals(SHEET_AUDIENCES);
registerEnumType(SheetAudience, { name: 'SheetAudience' });

@ObjectType({ description: 'A sheet that belongs to the whole course.' })
export class CourseSheet {
  @Field(() => ID)
  id!: string;

  @Field()
  title!: string;

  @Field(() => SheetAudience)
  audience!: string;

  @Field(() => HandoutKind)
  kind!: string;

  /** What it belongs to, for fields that a higher step adds. */
  published!: PublishedCourse;
}

/** The sheets of a course in order; who may read which is for the caller to ask. */
export function courseSheetsOf(published: PublishedCourse): CourseSheet[] {
  return listedSheets(published.course).map(({ id, title, for: audience, kind }) =>
    Object.assign(new CourseSheet(), { id, title, audience, kind, published }),
  );
}
