import type { Course, Lesson } from '@hearthside/lesson-text';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One immutable published version of a course; belongs to no institute, or to the one that wrote it. */
@ObjectType({ description: 'One immutable published version of a course.' })
@Entity('edition')
export class Edition {
  /** Day and beginning of the content hash: 2026-11-22.3fa9c1d2. */
  @Field(() => ID)
  @PrimaryColumn('text')
  id!: string;

  /** Whose own course it is; nothing for courses that are granted to several. */
  @Column('uuid', { name: 'institute_id', nullable: true })
  instituteId!: string | null;

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

/** That an institute may use an edition which belongs to none. */
@Entity('edition_grant')
export class EditionGrant {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('text', { name: 'edition_id' })
  editionId!: string;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt!: Date;
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
