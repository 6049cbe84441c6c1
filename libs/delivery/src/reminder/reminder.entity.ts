import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { ReminderKindName, ReminderOutcomeName } from './reminder-names.js';
import type { ReminderKind, ReminderOutcome } from './reminder.rules.js';

/** That a mail about a class is due or was sent: a row for each person and occasion, so that each goes out once. */
@ObjectType({ description: 'A mail about a class to somebody who has a place in it.' })
@Entity('reminder')
@Unique('reminder_once', ['instituteId', 'enrolmentId', 'kind', 'occasion'])
export class Reminder {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  @Field(() => ID, { name: 'session', nullable: true, description: 'The one that it is about.' })
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId!: string | null;

  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId!: string;

  @Field(() => ReminderKindName)
  @Column('text')
  kind!: ReminderKind;

  /** What makes it this one and no other of its kind, such as the session and its start: see tell.ts. */
  @Column('text')
  occasion!: string;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Field(() => ReminderOutcomeName, { nullable: true, description: 'Null while it waits.' })
  @Column('text', { nullable: true })
  outcome!: ReminderOutcome | null;
}
