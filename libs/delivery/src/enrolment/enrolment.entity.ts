import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EnrolmentSource, EnrolmentState, PrintSize } from './enrolment.rules.js';
import { EnrolmentSourceName, EnrolmentStateName, PrintSizeName } from './enrolment-names.js';

/** A learner's place in an offering. */
@ObjectType({ description: 'A learner’s place in an offering.' })
@Entity('enrolment')
@Unique('enrolment_once', ['instituteId', 'offeringId', 'membershipId'])
@Unique('enrolment_of_offering', ['instituteId', 'id', 'offeringId'])
@Index('enrolment_by_member', ['instituteId', 'membershipId'])
@Unique('enrolment_turn', ['instituteId', 'offeringId', 'turn'])
export class Enrolment {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => ID)
  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  @Field(() => ID, { name: 'memberId' })
  @Column('uuid', { name: 'membership_id' })
  membershipId!: string;

  /** Stands at the membership and in no column here, as `called` does; readers put it there. */
  @Field(() => String)
  name?: string;

  @Field(() => String, { description: 'What to call them in the room.' })
  called?: string;

  @Field(() => EnrolmentStateName)
  @Column('text')
  state!: EnrolmentState;

  @Field(() => EnrolmentSourceName)
  @Column('text')
  source!: EnrolmentSource;

  /** Who asked earlier has a lower number: the order of the wait-list, from 1 on in each offering. */
  @Column('integer')
  turn!: number;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz', { name: 'entered_at' })
  enteredAt!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'A seat that came free is kept until then.',
  })
  @Column('timestamptz', { name: 'offered_until', nullable: true })
  offeredUntil!: Date | null;

  @Field(() => PrintSizeName)
  @Column('text')
  print!: PrintSize;

  @Field(() => String, { nullable: true, description: 'Such as a hearing loop, or captions.' })
  @Column('text', { nullable: true })
  hearing!: string | null;

  @Field(() => String, { nullable: true, description: 'Such as a chair with arms, near the door.' })
  @Column('text', { nullable: true })
  seating!: string | null;

  @Field(() => String, { nullable: true, description: 'Another language than that of the course.' })
  @Column('text', { nullable: true })
  language!: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When they agreed to what is kept about them.',
  })
  @Column('timestamptz', { name: 'consented_at', nullable: true })
  consentedAt!: Date | null;
}
