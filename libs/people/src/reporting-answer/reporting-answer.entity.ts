import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What the host says about the duty to report. A later answer replaces an earlier one and does not overwrite it:
 * it may matter later what leaders had been told.
 */
@ObjectType({ description: 'What the host says about the duty to report.' })
@Entity('reporting_answer')
@Index('reporting_answer_current', ['instituteId'], {
  unique: true,
  where: 'replaced_at IS NULL',
})
export class ReportingAnswer {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field({ description: 'In the host’s words.' })
  @Column('text')
  answer!: string;

  @Field({ description: 'Who said so.' })
  @Column('text', { name: 'said_by' })
  by!: string;

  @Field({ description: 'On which day, such as 2026-12-01.' })
  @Column('date', { name: 'said_on' })
  on!: string;

  /** The last day on which the answer counts. */
  @Field(() => String, { nullable: true, description: 'The day on which to ask again.' })
  @Column('date', { name: 'ask_again', nullable: true })
  askAgain!: string | null;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz', { name: 'written_at' })
  writtenAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { name: 'replaced_at', nullable: true })
  replacedAt!: Date | null;
}
