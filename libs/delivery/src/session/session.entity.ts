import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** One class of an offering; it delivers one meeting of the plan. */
@ObjectType({ description: 'One class of an offering; it delivers one meeting of the plan.' })
@Entity('class_session')
@Unique('class_session_number', ['instituteId', 'offeringId', 'number'])
@Unique('class_session_counts', ['instituteId', 'id', 'offeringId', 'counts'])
export class Session {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  @Field(() => Int, { description: 'Of the meeting, from 1 on.' })
  @Column('integer')
  number!: number;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Field(() => Int)
  @Column('integer')
  minutes!: number;

  @Field(() => String, { nullable: true, description: 'Where it is elsewhere than the others.' })
  @Column('text', { nullable: true })
  place!: string | null;

  @Field({ description: 'Toward completion. Those of high sensitivity never do.' })
  @Column('boolean')
  counts!: boolean;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was to be, before it was moved.',
  })
  @Column('timestamptz', { name: 'moved_from', nullable: true })
  movedFrom!: Date | null;
}
