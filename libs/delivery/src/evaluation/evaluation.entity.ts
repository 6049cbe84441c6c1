import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Answers } from './evaluation.rules.js';

/**
 * An anonymous sheet as it was keyed from paper. It says neither whose it is nor who keyed it, and of the time the day
 * alone; nothing numbers the sheets.
 */
@Entity('evaluation_sheet')
@Index('evaluation_sheet_of', ['instituteId', 'offeringId'])
export class EvaluationSheet {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  /** Random. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  /** By the ids of lines of the form. */
  @Column('jsonb')
  answers!: Answers;

  /** A day, where the institute is. */
  @Column('date', { name: 'keyed_on' })
  keyedOn!: string;
}

/** What somebody wrote. No row says on which sheet, or on which day: words and numbers together would point to people. */
@Entity('evaluation_comment')
@Index('evaluation_comment_of', ['instituteId', 'offeringId'])
export class EvaluationComment {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  /** Random. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId!: string;

  /** Id of the question of the form. */
  @Column('text')
  question!: string;

  @Column('text')
  words!: string;
}
