import { Field, GraphQLISODateTime, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Mark } from './attendance.rules.js';
import { MarkName } from './mark-name.js';

/**
 * That somebody was there, or not. The database takes it for sessions that count and for no others: of a session of
 * high sensitivity nobody can be noted.
 */
@ObjectType({ description: 'Whether somebody was at a session.' })
@Entity('attendance')
@Index('attendance_by_enrolment', ['instituteId', 'enrolmentId'])
export class Attendance {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId!: string;

  @PrimaryColumn('uuid', { name: 'enrolment_id' })
  enrolmentId!: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  /** Always true; the foreign key leads to a session that says so too. */
  @Column('boolean', { default: true })
  counts!: boolean;

  @Field(() => MarkName)
  @Column('text')
  mark!: Mark;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  at!: Date;
}

/** What a mark was before it was corrected. Added, and never altered. */
@Entity('attendance_correction')
@Index('attendance_correction_of', ['instituteId', 'sessionId', 'enrolmentId'])
export class AttendanceCorrection {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'session_id' })
  sessionId!: string;

  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId!: string;

  /** Nothing: there was none. */
  @Column('text', { nullable: true })
  was!: Mark | null;

  /** Nothing: it was taken away. */
  @Column('text', { nullable: true })
  becomes!: Mark | null;

  /** A membership's id. */
  @Column('uuid', { name: 'corrected_by' })
  correctedBy!: string;

  @Column('timestamptz')
  at!: Date;
}
