import type { Role } from '@hearthside/platform';
import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MembershipState } from './membership.rules.js';
import { RoleName, StateName } from './names.js';

/**
 * A person at an institute. One person may be at several, under another name at each: so no field tells
 * who of one institute is who of another.
 */
@ObjectType({ description: 'A person at the institute.' })
@Entity('membership')
@Index('membership_by_user', ['userId'])
// Of an expression, which TypeORM does not know: see the migrations.
@Index('membership_by_name', { synchronize: false })
@Index('membership_of_staff', { synchronize: false })
@Index('membership_by_end', ['instituteId', 'endedAt'], { where: '"ended_at" IS NOT NULL' })
export class Membership {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  /** Who signs in; `auth."user"`, which belongs to no institute and knows no name. */
  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** In full, as the office writes it. */
  @Field()
  @Column('text')
  name!: string;

  /** What to call them in the room. */
  @Field({ description: 'What to call them in the room.' })
  @Column('text', { name: 'called' })
  called!: string;

  @Field(() => [RoleName])
  @Column('text', { array: true })
  roles!: Role[];

  @Field(() => StateName)
  @Column('text')
  state!: MembershipState;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** When they were last asked to say yes. */
  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { name: 'invited_at', nullable: true })
  invitedAt!: Date | null;

  /** When they first became active; never, for whoever declined. */
  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { name: 'joined_at', nullable: true })
  joinedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /**
   * Private writing from before this moment stays shut: the office gave out a new way to sign in, and
   * cannot know who uses it.
   */
  @Column('timestamptz', { name: 'writing_locked_before', nullable: true })
  writingLockedBefore!: Date | null;

  /**
   * Stands at the person and in no column here. Null for readers who may not see it, and for people who
   * have none.
   */
  @Field(() => String, { nullable: true, description: 'For coordinators, and for the person.' })
  email?: string | null;
}
