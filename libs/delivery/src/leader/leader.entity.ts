import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { LeaderPartName } from './part-name.js';

/** Leads a class, or helps those who do. */
export type LeaderPart = 'leader' | 'assistant';

@ObjectType({ description: 'Somebody who leads a class, or helps those who do.' })
@Entity('offering_leader')
@Index('offering_leader_by_member', ['instituteId', 'membershipId'])
export class OfferingLeader {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid', { name: 'offering_id' })
  offeringId!: string;

  @PrimaryColumn('uuid', { name: 'membership_id' })
  membershipId!: string;

  @Field(() => LeaderPartName)
  @Column('text')
  part!: LeaderPart;

  @Field({ description: 'Has been trained to lead this course.' })
  @Column('boolean')
  trained!: boolean;
}
