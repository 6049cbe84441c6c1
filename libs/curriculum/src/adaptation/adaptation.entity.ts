import type { ChangeKind } from '@hearthside/lesson-text';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What an institute has otherwise than an edition: for all of its classes with that edition, or for one class. It
 * stays when the institute goes on to a newer edition, for the classes that have not.
 */
@Entity('adaptation')
@Index('adaptation_of_course', ['instituteId', 'courseSlug', 'editionId'], {
  unique: true,
  where: '"offering_id" IS NULL',
})
@Index('adaptation_of_offering', ['instituteId', 'offeringId', 'editionId'], {
  unique: true,
  where: '"offering_id" IS NOT NULL',
})
export class Adaptation {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'course_slug' })
  courseSlug!: string;

  @Column('text', { name: 'edition_id' })
  editionId!: string;

  /** Null: for every class of the institute with this edition. */
  @Column('uuid', { name: 'offering_id', nullable: true })
  offeringId!: string | null;

  /** One more with each change; what was made from the course is known by it. */
  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}

/** One change, and why it was made. */
@Entity('adaptation_change')
export class AdaptationChange {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid', { name: 'adaptation_id' })
  adaptationId!: string;

  /** As `placesOf` in lesson-text names it: lesson/2/activity/warm. */
  @PrimaryColumn('text')
  place!: string;

  @PrimaryColumn('text')
  kind!: ChangeKind;

  @Column('integer', { nullable: true })
  minutes!: number | null;

  /** In the lesson language. */
  @Column('text', { nullable: true })
  text!: string | null;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
