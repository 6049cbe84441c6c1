import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { OfferingLeader } from '../leader/leader.entity.js';
import { Session } from '../session/session.entity.js';
import type { OfferingState, Stage } from './offering.rules.js';
import { StageName } from './stage-name.js';

/** A course that an institute has scheduled. */
@ObjectType({ description: 'A course that the institute has scheduled.' })
@Entity('offering')
export class Offering {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field({ description: 'The slug of its course.' })
  @Column('text')
  course!: string;

  @Field(() => ID, { description: 'It stays with this one, whatever is published later.' })
  @Column('text', { name: 'edition_id' })
  editionId!: string;

  @Field({ description: 'The plan of its meetings, such as six-week.' })
  @Column('text')
  variant!: string;

  @Field(() => String, { nullable: true, description: 'What the office calls it, such as Autumn.' })
  @Column('text', { nullable: true })
  label!: string | null;

  /** Stands in "stage" as well, with what time has made of it. */
  @Column('text')
  state!: OfferingState;

  @Field({ description: 'IANA name; classes begin by the clocks there.' })
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it meets online.' })
  @Column('text', { nullable: true })
  link!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the room has: a loop, a step-free way, chairs with arms.',
  })
  @Column('text', { nullable: true })
  access!: string | null;

  @Field(() => Int)
  @Column('integer')
  seats!: number;

  @Field(() => String, { nullable: true, description: 'The first day of registration.' })
  @Column('date', { name: 'registration_from', nullable: true })
  registrationFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'The last day of registration.' })
  @Column('date', { name: 'registration_until', nullable: true })
  registrationUntil!: string | null;

  /** Completed is whoever was at so many of so many of the sessions that count: 2 of 3 without a word. */
  @Field(() => Int, {
    description: 'With completionOf: the share of sessions to be at, such as 2 of 3.',
  })
  @Column('integer', { name: 'completion_share' })
  completionShare!: number;

  @Field(() => Int)
  @Column('integer', { name: 'completion_of' })
  completionOf!: number;

  @Column('text', { name: 'clinician_name', nullable: true })
  clinicianName!: string | null;

  @Column('text', { name: 'clinician_phone', nullable: true })
  clinicianPhone!: string | null;

  @Column('date', { name: 'retain_until', nullable: true })
  retainUntil!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** When what people are told of it was last changed, its sessions included; nothing for one as it was made. */
  @Column('timestamptz', { name: 'changed_at', nullable: true })
  changedAt!: Date | null;

  /** From 1 on; whoever changes says which one they saw, so that two tabs do not undo each other. */
  @Field(() => Int, { description: 'Send it with a change: a newer one is not overwritten.' })
  @VersionColumn()
  version!: number;

  /** As people are told: an open class runs once its first session has begun. */
  @Field(() => StageName)
  stage!: Stage;

  @Field(() => [Session])
  sessions!: Session[];

  @Field(() => [OfferingLeader])
  leaders!: OfferingLeader[];
}
