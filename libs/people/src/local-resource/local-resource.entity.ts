import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What an institute has found out about a place of help that a course names. Two courses may call different places by
 * the same id, so it is kept for each course.
 */
@ObjectType({ description: 'What the institute has found out about a place of help.' })
@Entity('local_resource')
export class LocalResource {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Field(() => ID, { description: 'The slug of the course that names it.' })
  @PrimaryColumn('text', { name: 'course_slug' })
  course!: string;

  @Field(() => ID, { description: 'As in the course, such as crisis-line.' })
  @PrimaryColumn('text', { name: 'resource_id' })
  resource!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  text!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  tty!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  web!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  hours!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  cost!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  languages!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  access!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  confidentiality!: string | null;

  /** Who tried it out. */
  @Field(() => String, { nullable: true })
  @Column('text', { name: 'verified_by', nullable: true })
  verifiedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'The day on which it was tried out.' })
  @Column('date', { name: 'verified_on', nullable: true })
  verifiedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The last day on which that counts.' })
  @Column('date', { nullable: true })
  expires!: string | null;

  /** There is none near here, and why: then nothing else is known. */
  @Field(() => String, { nullable: true, description: 'Why there is none here.' })
  @Column('text', { name: 'left_out', nullable: true })
  leftOut!: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
