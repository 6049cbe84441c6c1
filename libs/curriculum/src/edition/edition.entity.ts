import type { Course, Lesson } from '@hearthside/lesson-text';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One immutable published version of a course; belongs to no institute. */
@ObjectType({ description: 'One immutable published version of a course.' })
@Entity('edition')
export class Edition {
  /** Day and beginning of the content hash: 2026-11-22.3fa9c1d2. */
  @Field(() => ID)
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'course_slug' })
  courseSlug!: string;

  @Field({ description: 'SHA-256 of everything the edition says, in hexadecimal.' })
  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Field({ description: 'Day of publishing, such as 2026-11-22.' })
  @Column('date', { name: 'published_on' })
  publishedOn!: string;

  /** The course without its lessons; its sheets among it. */
  @Column('jsonb')
  course!: Omit<Course, 'lessons'>;
}

/** A lesson's whole tree; nothing queries inside it. */
@Entity('edition_lesson')
export class EditionLesson {
  @PrimaryColumn('text', { name: 'edition_id' })
  editionId!: string;

  @PrimaryColumn('smallint')
  number!: number;

  @Column('jsonb')
  tree!: Lesson;
}

/** A picture of an edition, under a name made from its content. */
@Entity('edition_picture')
export class EditionPicture {
  @PrimaryColumn('text', { name: 'edition_id' })
  editionId!: string;

  /** 3fa9c1d2e0b47a55.svg */
  @PrimaryColumn('text')
  name!: string;

  @Column('bytea')
  bytes!: Buffer;
}
